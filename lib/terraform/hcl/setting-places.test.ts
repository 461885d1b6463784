import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingPlaces } from './setting-places.ts';

const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') });
const rootOf = (directory: string) =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.tf'))
    .map((name) => read(`${directory}/${name}`));
const shipped = settingPlaces(rootOf('infra/terraform'), [read('infra/terraform/environments/prod.tfvars')]);
const texts = (address: string, setting: 'retention' | 'gateways' | 'architectures', from = shipped) =>
  from[address]?.[setting]?.map(({ file, text }) => [file.split('/').at(-1), text.replaceAll(/ +/g, ' ')]);

it('follows the shipped root from a log group and a gateway to the line of the variable file', () => {
  expect(texts('aws_cloudwatch_log_group.api', 'retention')).toEqual([
    ['logs.tf', 'retention_in_days = var.log_retention_days'],
    ['prod.tfvars', expect.stringMatching(/^log_retention_days = \d+$/)],
  ]);
  expect(texts('aws_nat_gateway.main', 'gateways')).toEqual([
    ['routes.tf', 'for_each = local.nat_zones'],
    ['network.tf', 'nat_zones = var.nat_per_zone ? local.zones : { a = local.zones["a"] }'],
    ['prod.tfvars', 'nat_per_zone = true'],
  ]);
  for (const { file, line, text } of shipped['aws_nat_gateway.main']?.gateways ?? [])
    expect(readFileSync(file, 'utf8').split('\n')[line - 1]?.trim()).toBe(text);
});

it('ends at a value, at a default where no file gives one, and where several variables decide', () => {
  const text = `
variable "days" {
  default = 7
}
resource "aws_cloudwatch_log_group" "plain" {
  retention_in_days = 14
}
resource "aws_cloudwatch_log_group" "default" {
  retention_in_days = var.days
}
resource "aws_cloudwatch_log_group" "either" {
  retention_in_days = max(var.days, var.least)
}
resource "aws_lambda_function" "api" {
  architectures = ["arm64"]
}`;
  const found = settingPlaces([{ file: 'main.tf', text }], []);
  expect(texts('aws_cloudwatch_log_group.plain', 'retention', found)).toEqual([
    ['main.tf', 'retention_in_days = 14'],
  ]);
  expect(texts('aws_cloudwatch_log_group.default', 'retention', found)?.at(-1)).toEqual([
    'main.tf',
    'default = 7',
  ]);
  expect(texts('aws_cloudwatch_log_group.either', 'retention', found)).toHaveLength(1);
  const fromInputs = settingPlaces([{ file: 'main.tf', text }], [], new Set(['days']));
  expect(texts('aws_cloudwatch_log_group.default', 'retention', fromInputs)).toHaveLength(1);
  expect(texts('aws_lambda_function.api', 'architectures', found)).toEqual([
    ['main.tf', 'architectures = ["arm64"]'],
  ]);
});

it('does not go round in a circle of locals', () => {
  const text =
    'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_nat_gateway" "x" {\n  count = local.a\n}';
  expect(settingPlaces([{ file: 'm.tf', text }], [])['aws_nat_gateway.x']?.gateways).toHaveLength(5);
});
