/** Tests of the client for EC2. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.aws.ec2;
