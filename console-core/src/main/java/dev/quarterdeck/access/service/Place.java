package dev.quarterdeck.access.service;

/** Partition, region and account of an ARN. */
record Place(String partition, String region, String account) {
  static Place of(String arn) {
    String[] parts = arn.split(":", -1);
    return new Place(parts[1], parts[3], parts[4]);
  }

  /** An ARN of the same place. */
  String arn(String service, String resource) {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  /** The suffix of the partition's host names. */
  String domain() {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }
}
