import { expect, it } from 'vitest';
import { plainValues, takenNames } from './taken-names.ts';

const file = (text: string) => ({ file: 'root/main.tf', text });

it('a root uses the exports and parameters that its data sources name, by the line that names them', () => {
  const text = `
data "aws_cloudformation_export" "vpc" {
  name = "network-vpc"
}
data "aws_ssm_parameter" "key" {
  name = "/\${var.stage}/shop/key"
}
data "aws_ssm_parameter" "whole" {
  name = var.whole
}
data "aws_ssm_parameter" "made" {
  name = "/x/\${local.made}"
}
data "aws_vpc" "other" {
  name = "x"
}
variable "stage" {
  default = "dev"
}
`;
  const values = { ...plainValues([file(text)], [file('whole = "/all"')]) };
  expect(values).toEqual({ stage: 'dev', whole: '/all' });
  expect(takenNames([file(text)], values).map(({ kind, name, line }) => `${line} ${kind} ${name}`)).toEqual([
    '3 export network-vpc',
    '6 parameter /dev/shop/key',
    '9 parameter /all',
  ]);
});
