package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.Readings;

/**
 * ARNs of things that nobody has, in the region of the run and the account of a role: a policy that
 * takes one of them in takes in all of their kind.
 */
record Nobody(String partition, String region, String account) {
  static Nobody besides(Readings in, String roleArn) {
    String[] arn = roleArn.split(":", -1);
    return new Nobody(arn[1], in.region(), arn[4]);
  }

  String secret() {
    return of("secretsmanager", region, account, "secret:nobody/has/this-one-AbCdEf");
  }

  String key() {
    return of("kms", region, account, "key/nobody-has-this");
  }

  String role() {
    return of("iam", "", account, "role/nobody-has-this");
  }

  String bucket() {
    return of("s3", "", "", "nobody-has-this");
  }

  String object() {
    return bucket() + "/object";
  }

  /** Of a service that nobody offers. */
  String thing() {
    return of("nobody", region, account, "has-this");
  }

  private String of(String service, String where, String whose, String what) {
    return String.join(":", "arn", partition, service, where, whose, what);
  }
}
