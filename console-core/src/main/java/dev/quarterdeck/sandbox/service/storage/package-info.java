/** Amazon S3, EFS and AWS Backup as the sandbox answers them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.storage;
