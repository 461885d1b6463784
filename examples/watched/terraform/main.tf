terraform {
  required_version = ">= 1.11, < 2"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 6"
    }
  }

  # Where the portal watches it (watch.states); the bucket is made by hand first.
  backend "s3" {
    bucket       = "weather-tfstate"
    key          = "live/terraform.tfstate"
    region       = "ap-northeast-1"
    use_lockfile = true
  }
}

provider "aws" {
  region = "ap-northeast-1"

  default_tags {
    tags = { Project = "weather", Environment = "live" }
  }
}

resource "aws_dynamodb_table" "stations" {
  name         = "weather-live-stations"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "station"

  attribute {
    name = "station"
    type = "S"
  }
}
