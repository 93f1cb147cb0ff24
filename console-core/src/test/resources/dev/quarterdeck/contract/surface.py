"""Calls every operation of the services in botocore's models against one endpoint.

Each must be answered with a response that botocore parses, or with an error of the operation's
model or one that all of AWS shares; what the endpoint does not offer must say so as AWS does.
Prints one line a service, then every offence; ends with 1 when there is one.

usage: surface.py ENDPOINT REGION
(credentials from the environment)
"""
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

SERVICES = [
    "ecs", "secretsmanager", "elbv2", "sts", "cloudwatch", "logs",
    "s3", "cloudfront", "efs", "backup", "xray",
]
NOT_OFFERED = {
    "UnknownOperationException", "UnknownOperation", "InvalidAction", "NotImplemented",
    "501",  # a HEAD has no body to say it in
}
# Their requests go to other services: S3 Express and S3 Object Lambda.
ELSEWHERE = {"ListDirectoryBuckets", "WriteGetObjectResponse"}
COMMON = {
    "404", "AccessDenied", "AccessDeniedException", "ClientException", "ExpiredToken",
    "IllegalVersioningConfigurationException", "InvalidBucketName", "InvalidParameterCombination",
    "InvalidParameterException", "InvalidParameterValue", "InvalidRequestException",
    "MissingParameter", "NoSuchBucket", "ResourceNotFound", "ResourceNotFoundException",
    "ServiceUnavailable", "ThrottlingException", "ValidationError", "ValidationException",
}


def value(shape, depth=0):
    """The smallest value that the shape allows."""
    kind = shape.type_name
    if kind == "structure":
        if depth > 6:
            return {}
        names = list(shape.members)[:1] if shape.is_tagged_union else shape.required_members
        return {name: value(shape.members[name], depth + 1) for name in names}
    if kind == "list":
        least = max(1, shape.metadata.get("min", 1)) if depth <= 6 else 0
        return [value(shape.member, depth + 1) for _ in range(least)]
    if kind == "map":
        return {}
    if kind == "string":
        if shape.enum:
            return shape.enum[0]
        return "a" * max(1, shape.metadata.get("min", 1))
    if kind in ("integer", "long"):
        return max(1, shape.metadata.get("min", 1))
    if kind in ("float", "double"):
        return 1.0
    if kind == "boolean":
        return False
    if kind == "timestamp":
        return 1767225600
    if kind == "blob":
        return b"a"
    raise AssertionError("a kind that is not known: " + kind)


def codes(error_shapes):
    """The codes by which modelled errors travel."""
    found = set()
    for shape in error_shapes:
        found.add(shape.name)
        found.add(shape.metadata.get("error", {}).get("code", shape.name))
    return found


def main(endpoint, region):
    offences = []
    for service in SERVICES:
        client = boto3.client(
            service,
            endpoint_url=endpoint,
            region_name=region,
            config=Config(retries={"max_attempts": 0}, inject_host_prefix=False, read_timeout=20),
        )
        model = client.meta.service_model
        method = {op: name for name, op in client.meta.method_to_api_mapping.items()}
        answered = refused = absent = 0
        for operation in model.operation_names:
            shapes = model.operation_model(operation)
            if shapes.has_event_stream_output or operation not in method or operation in ELSEWHERE:
                continue
            params = value(shapes.input_shape) if shapes.input_shape else {}
            try:
                answer = getattr(client, method[operation])(**params)
                status = answer["ResponseMetadata"]["HTTPStatusCode"]
                if status == 200:
                    answered += 1
                else:
                    offences.append(f"{service} {operation}: HTTP {status}")
            except ClientError as e:
                code = e.response["Error"].get("Code", "")
                status = e.response["ResponseMetadata"]["HTTPStatusCode"]
                unsigned = shapes.auth_type == "none" and code == "MissingAuthenticationToken"
                if code in NOT_OFFERED or unsigned:
                    absent += 1
                elif code in codes(shapes.error_shapes) | COMMON and 400 <= status < 500:
                    refused += 1
                else:
                    text = e.response["Error"].get("Message", "")
                    offences.append(f"{service} {operation}: HTTP {status} {code}: {text}")
            except BotoCoreError as e:
                offences.append(f"{service} {operation}: {type(e).__name__}: {e}")
        print(f"{service}: answered {answered}, refused {refused}, not offered {absent}")
    for offence in offences:
        print("OFFENCE " + offence)
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
