locals {
  # Zone letter to the third octet's last digit: .1 .2 public, .11 .12 private.
  zones     = { a = 1, c = 2 }
  nat_zones = var.nat_per_zone ? local.zones : { a = local.zones["a"] }
}

resource "aws_vpc" "main" {
  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = "${local.prefix}-vpc" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.prefix}-igw" }
}

resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, each.value)
  availability_zone = "${var.aws_region}${each.key}"

  tags = { Name = "${local.prefix}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, 10 + each.value)
  availability_zone = "${var.aws_region}${each.key}"

  tags = { Name = "${local.prefix}-private-${each.key}" }
}

# Functions are called by Lambda, never through the network: nothing comes in. Out goes HTTPS only.
resource "aws_security_group" "lambda" {
  name        = "${local.prefix}-lambda"
  description = "Functions of ${local.prefix}"
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.prefix}-lambda" }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.lambda.id
  description       = "HTTPS to AWS services"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"

  tags = { Name = "${local.prefix}-lambda-https" }
}
