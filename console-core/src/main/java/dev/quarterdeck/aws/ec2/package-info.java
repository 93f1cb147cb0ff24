/** EC2's read calls over the SDK's own signing, retries and HTTP, without its 24 MB of model. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.aws.ec2;
