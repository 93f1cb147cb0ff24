package dev.quarterdeck.session;

/** Who the caller is, as {@code sts get-caller-identity} answers. */
public record Identity(String account, String arn, String userId) {}
