"""What `aws secretsmanager list-secrets` does, by boto3."""

import boto3

for page in boto3.client("secretsmanager").get_paginator("list_secrets").paginate():
    for secret in page["SecretList"]:
        print(secret["Name"])
