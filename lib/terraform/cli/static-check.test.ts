import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lockRefusals } from './lock-file.ts';
import { otherLock, otherPlace } from './own-backend.ts';
import type { SourceRules } from './source-rules.ts';
import { checkConfiguration } from './static-check.ts';

const made: string[] = [];
function repository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'yagura-check-'));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}
const AWS_ALONE: SourceRules = { providers: ['hashicorp/aws'], modules: [], lockfile: 'generate' };
const checked = (
  root: string,
  rules: Partial<SourceRules> = {},
  odd: ReadonlyMap<string, string> = new Map(),
) => checkConfiguration(root, 'r', { rules: { ...AWS_ALONE, ...rules }, program: 'terraform', odd });
const refusedConfiguration = (
  root: string,
  directory: string,
  odd: ReadonlyMap<string, string> = new Map(),
) => checkConfiguration(root, directory, { rules: AWS_ALONE, program: 'terraform', odd }).refusals;
const refusals = (text: string) =>
  refusedConfiguration(repository({ 'r/main.tf': text }), 'r').map(({ line, what }) => `${line} ${what}`);

afterEach(() => {
  for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true });
});

describe('before init', () => {
  it.each([
    ['data "external" "x" {}', 'data "external"'],
    ['data  "external"\t"x" {}', 'data "external"'],
    ['data external x {}', 'data "external"'],
    ['/* a */ data /* b */ "external" "x" {}', 'data "external"'],
    ['data "\\u0065xternal" "x" {}', 'data "external"'],
    [`locals {\n a = "\${f("/*")}"\n}\ndata "external" "x" {}\n# */`, 'data "external"'],
    ['data "http" "x" {}', 'data "http"'],
    ['terraform {\n backend "http" {}\n}', 'backend "http"'],
    ['resource "aws_x" "y" {\n provisioner "local-exec" { command = "id" }\n}', 'provisioner "local-exec"'],
    ['resource "aws_x" "y" {\n provisioner "remote-exec" {}\n}', 'provisioner "remote-exec"'],
    ['terraform { required_providers { evil = { source = "evil/evil" } } }', 'evil/evil'],
    ['terraform { required_providers { null = "3.0" } }', 'provider null'],
    ['resource "null_resource" "x" {}', 'provider null'],
    ['module "m" { source = "git::https://example.org/m.git" }', 'module source git::'],
    ['module "m" { source = "hashicorp/x/aws" }', 'module source hashicorp/x/aws'],
    ['module "m" { source = "../../../etc" }', 'not inside the repository'],
    ['data"external""x"{\n}', 'data "external"'],
    ['/*\n# */ data "external" "x" {}', 'data "external"'],
    ['action "local_command" "x" {}', 'provider local'],
    ['data "terraform_remote_state" "x" { backend = "s3" }', 'reads any state'],
    ['provider "aws" { profile = "x" }', 'profile is not an allowed setting'],
    ['provider "aws" {\n shared_config_files = ["a"]\n}', 'shared_config_files is not'],
    ['provider "aws" {\n endpoints {\n sts = "http://evil" }\n}', 'endpoints is not'],
    ['provider "aws" {\n dynamic "assume_role" {\n}\n}', 'dynamic is not'],
    [`provider "aws" {\n region = "\${f("}")}"\n profile = "x"\n}`, 'profile is not an allowed setting'],
    [
      'terraform {\n required_providers {\n aws = { ("source") = ("evil/evil") }\n }\n}',
      'not written plainly',
    ],
    [`terraform {\n required_providers {\n aws = { source = "a/\${b}" }\n }\n}`, 'not written plainly'],
    ['terraform {\n required_providers {\n aws = {\n "source" : "e/e"\n}\n }\n}', 'provider e/e'],
    ['terraform {\n required_providers {\n aws = { version = "}}", source = "e/e" }\n }\n}', 'provider e/e'],
    ['module "m" {\n version = "1" # source = "./ok"\n source = "e/e/e"\n}', 'module source e/e/e'],
    ['module "m" {\n y = { source = "./" }\n z = "}}"\n source = "e/e/e"\n}', 'module source e/e/e'],
    ['module "m" {\n y = { source = "./" }\n source = ("e/e/e")\n}', 'module source (none)'],
    ['module "m" {\n source = <<E\ne/e/e\nE\n}', 'module source (none)'],
    ['locals { a = file("/proc/self/environ") }', 'file()'],
    ['locals { a = file/**/("/proc/self/environ") }', 'file()'],
    ['locals { a = filebase64(var.path) }', 'filebase64()'],
    [`locals { a = templatefile("\${path.module}/../../x", {}) }`, 'templatefile()'],
    [`locals { a = file("\${path.module}/\${var.x}") }`, 'file()'],
    [`locals { a = "\${join("", fileset("/proc", "*/environ"))}" }`, 'fileset()'],
    [`locals { a = fileset(path.module, "*/../../x") }`, 'fileset()'],
    ['check "c" {\n data "http" "x" {}\n}', 'data "http"'],
    ['resource "aws_x" "y" {\n', 'cannot be read as Terraform'],
    ['locals {\n a = "x\n}', 'a text does not end on its line'],
  ])('%s is refused', (text, what) => {
    const found = refusals(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(what);
  });

  it.each([
    'terraform {\n required_providers {\n aws = {\n source = "hashicorp/aws" # ours\n version = "~> 6.0"\n }\n }\n}',
    'provider "aws" {\n alias = "x"\n region = var.region\n default_tags {\n tags = { Owner = var.o }\n }\n}',
    `locals { a = file("\${path.module}/policies/read.json") }`,
    'locals { a = filebase64sha256(var.zip) }',
    'locals { a = fileset(path.module, "policies/*.json") }',
    `locals { a = templatefile("\${path.module}/../shared/read.tftpl", { a = file("./b") }) }`,
    'locals {\n a = "data \\"external\\" \\"x\\" {}"\n b = <<E\nprovider "evil" {\nprovisioner "x" {}\nfile("/etc/passwd")\nE\n}',
    `resource "aws_x" "y" {\n tags = { "\${a("}")}" = "module {" } // provisioner "x" {\n}`,
    'variable "data" {}\noutput "module" {\n value = var.data\n}\nresource "aws_x" "y" {\n data { source = "x" }\n module { source = "y" }\n}',
  ])('%s is planned', (text) => {
    expect(refusals(text)).toEqual([]);
  });

  it('the line is named, and a comment is no configuration', () => {
    expect(refusals('# data "external" "x" {}\n\n  // provisioner "x" {\ndata "external" "x" {}')).toEqual([
      '4 data "external": runs or fetches code of its own',
    ]);
  });

  it('a comment sign inside a text hides nothing', () => {
    expect(refusals('locals { a = "#" } \n data "external" "x" {}')).toHaveLength(1);
  });

  it.each([
    [`locals {\n a = <<E\n# \${file("/etc/passwd")}\nE\n}`, '3 file(): /etc/passwd is not inside'],
    ['locals {\n a = (file # c\n("/etc/passwd"))\n}', '2 file(): /etc/passwd is not inside'],
    [
      `locals {\n a = templatefile("\${path.module}/t.tftpl", {})\n}`,
      '2 templatefile(): the template calls file()',
    ],
  ])('wall row 1: %j is told, though the wall is elsewhere', (text, what) => {
    const root = repository({ 'r/main.tf': text, 'r/t.tftpl': `x\n# \${file("/etc/passwd")}` });
    expect(refusedConfiguration(root, 'r').map((each) => `${each.line} ${each.what}`)).toEqual([
      expect.stringContaining(what),
    ]);
  });

  it('adopters: words of a comment are no blocks, whatever texts the file holds', () => {
    const text = `# The provider storage {\n# data "external" "x" {\nlocals {\n  all = "arn:aws:s3:::b/*"\n  # module m { source = "x" }\n}\n`;
    expect(refusals(text)).toEqual([]);
  });

  it.each([
    ['aws_lambda_function', 'filename = "/tmp/x.zip"', 'filename /tmp/x.zip'],
    ['aws_lambda_function', `filename = "\${path.module}/../../x.zip"`, 'filename ./../../x.zip'],
    ['aws_lambda_layer_version', 's3_bucket = "elsewhere"', 's3_bucket elsewhere'],
    ['aws_s3_object', 'source = "../../secret"', 'source ../../secret'],
    ['aws_cloudformation_stack', 'template_url = "https://x"', 'template_url https://x'],
    ['aws_serverlessapplicationrepository_cloudformation_stack', 'name = "x"', 'an application of others'],
  ])('wall row 19: the %s whose %s is told', (type, argument, what) => {
    const [found] = refusals(`resource "${type}" "a" {\n\n  ${argument}\n}`);
    expect(found).toContain(`${type}.a: ${what}`);
  });

  it.each([
    ['aws_lambda_function', 'filename = "built/x.zip"'],
    ['aws_lambda_function', `filename = "\${path.module}/../x.zip"`],
    ['aws_lambda_function', 'filename = var.zip'],
    ['aws_lambda_function', 's3_bucket = aws_s3_bucket.code.id'],
    ['aws_lambda_function', 's3_bucket = "ours"'],
    ['aws_iam_role', 'source = "/elsewhere"'],
  ])('%s with %s is of the commit, or not known', (type, argument) => {
    const bucket = 'resource "aws_s3_bucket" "code" {\n  bucket = "ours"\n}\n';
    expect(refusals(`${bucket}resource "${type}" "a" {\n  ${argument}\n}`)).toEqual([]);
  });

  it('links, submodules, odd and huge files are named by their path in the repository', () => {
    const root = repository({ 'r/link.tf': '../x.tf', 'r/big.tf': '#'.repeat(2_000_001), 'r/a\nb.tf': 'x' });
    mkdirSync(join(root, 'r/folder.tf'));
    execFileSync('mkfifo', [join(root, 'r/pipe.tf')]);
    const found = refusedConfiguration(
      root,
      'r',
      new Map([['r/link.tf', 'is a link, which is not followed']]),
    );
    expect(found.map(({ file, what }) => `${file}: ${what}`)).toEqual([
      'r/big.tf: has 2000001 bytes; at most 2000000 are read',
      'r/link.tf: is a link, which is not followed',
      'r/pipe.tf: is no plain file',
      'r/a\\nb.tf: cannot be read as Terraform: x is neither a block nor an argument',
    ]);
  });

  it('local modules are read too, also over a link', () => {
    const root = repository({
      'r/main.tf': 'module "m" { source = "./m" }',
      'r/m/x.tf': 'module "deep" {\n  source = "../deep"\n}',
      'r/deep/x.tf': 'data "external" "x" {}',
    });
    expect(refusedConfiguration(root, 'r').map((each) => each.file)).toEqual(['r/deep/x.tf']);
    const outside = repository({ 'x.tf': '' });
    symlinkSync(outside, join(root, 'r/m/out'));
    writeFileSync(join(root, 'r/link.tf'), 'module "l" { source = "./m/out" }');
    expect(
      refusedConfiguration(root, 'r')
        .map((each) => each.what)
        .join(),
    ).toContain('not inside the repository');
  });

  it('configuration in JSON and override files are refused, what we ship is not', () => {
    expect(refusedConfiguration(repository({ 'r/x.tf.json': '{}' }), 'r')).toHaveLength(1);
    expect(refusedConfiguration(repository({ 'r/x_override.tf': '' }), 'r')).toHaveLength(1);
    expect(refusedConfiguration(repository({ 'r/x.tofu': '' }), 'r')).toMatchObject([
      { file: 'r/x.tofu', what: expect.stringContaining('engine: tofu') },
    ]);
    expect(refusedConfiguration(repository({ 'r/x.auto.tfvars': '' }), 'r')).toHaveLength(1);
    const shipped = join(import.meta.dirname, '../../..');
    expect(refusedConfiguration(shipped, 'infra/hello')).toEqual([]);
    expect(refusedConfiguration(shipped, 'infra/terraform')).toEqual([]);
    expect(refusedConfiguration(shipped, 'infra/account')).toEqual([]);
    expect(refusedConfiguration(shipped, 'infra/portal/access')).toEqual([]);
  });
});

describe('providers and modules that portal.yaml allows', () => {
  const texts = (root: string, rules: Partial<SourceRules> = {}) =>
    checked(root, rules).refusals.map(({ file, line, what }) => `${file}:${line} ${what}`);

  it.each([
    ['resource "random_pet" "x" {}', 'hashicorp/random'],
    [
      'terraform {\n required_providers {\n r = { source = "hashicorp/random" }\n }\n}\nresource "r_pet" "x" {}',
      'registry.terraform.io/hashicorp/Random',
    ],
    [
      'terraform {\n required_providers {\n d = { source = "example.org/team/thing" }\n }\n}\nprovider "d" {\n api_key = var.k\n}',
      'example.org/team/thing',
    ],
  ])('%j is refused until it is named', (text, provider) => {
    const root = repository({ 'r/main.tf': text });
    expect(texts(root).join()).toMatch(
      /r\/main\.tf:\d+ provider \S+: not an allowed provider; portal\.yaml allows hashicorp\/aws/,
    );
    expect(texts(root, { providers: ['hashicorp/aws', provider] })).toEqual([]);
  });

  it('a name of its own for the AWS provider gives it no other settings', () => {
    const text =
      'terraform {\n required_providers {\n a = { source = "hashicorp/aws" }\n }\n}\nprovider "a" {\n profile = "x"\n}';
    expect(refusals(text)).toEqual(['6 provider "a": profile is not an allowed setting']);
  });

  it('names count in the module that gives them, and in no other', () => {
    const root = repository({
      'r/main.tf': 'module "m" {\n source = "./m"\n}\nresource "x_pet" "x" {}',
      'r/m/main.tf': 'terraform {\n required_providers {\n x = { source = "hashicorp/aws" }\n }\n}',
    });
    expect(texts(root)).toEqual([expect.stringContaining('r/main.tf:4 provider x: not an allowed provider')]);
  });

  it('what runs or fetches whatever it is told is never allowed', () => {
    const root = repository({ 'r/main.tf': 'data "external" "x" {}' });
    expect(texts(root, { providers: ['hashicorp/external'] })).toHaveLength(1);
  });

  it.each([
    ['source = "terraform-aws-modules/vpc/aws"\n version = "5.1.2"', []],
    ['source = "terraform-aws-modules/vpc/aws"\n version = "~> 5.1"', ['write its exact version']],
    ['source = "terraform-aws-modules/vpc/aws"', ['write its exact version']],
    [`source = "git::https://git.example.org/m.git?ref=${'a'.repeat(40)}"`, []],
    ['source = "git::https://git.example.org/m.git?ref=main"', ['the whole hash of a commit']],
    [
      'source = "evil/vpc/aws"\n version = "1.0.0"',
      ['only folders of the repository and terraform-aws-modules/*'],
    ],
  ])('module { %s }', (text, words) => {
    const root = repository({ 'r/main.tf': `module "m" {\n ${text}\n}` });
    const modules = ['terraform-aws-modules/*', 'git::https://git.example.org/*'];
    const found = texts(root, { modules });
    expect(found).toHaveLength(words.length);
    words.forEach((each, index) => {
      expect(found[index]).toContain(each);
    });
  });

  it('the lock file is read: what modules of modules bring is in it, with its line', () => {
    const lock =
      'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.0.0"\n}\n\nprovider "registry.terraform.io/hashicorp/null" {\n}\n';
    const root = repository({ 'r/main.tf': 'resource "aws_x" "y" {}', 'r/.terraform.lock.hcl': lock });
    expect(texts(root, { lockfile: 'committed' })).toEqual([
      'r/.terraform.lock.hcl:5 provider registry.terraform.io/hashicorp/null: not an allowed provider; portal.yaml allows hashicorp/aws',
    ]);
    expect(texts(root, { lockfile: 'committed', providers: ['hashicorp/aws', 'hashicorp/null'] })).toEqual(
      [],
    );
    expect(lockRefusals('provider "a" {', AWS_ALONE)[0]?.what).toContain('cannot be read as a lock file');
  });

  it('one that is not committed is said with the command that makes it, where providers are installed at all', () => {
    const root = repository({ 'r/main.tf': 'resource "aws_x" "y" {}' });
    expect(texts(root, { lockfile: 'committed' })).toEqual([
      'r/.terraform.lock.hcl:1 is not in the commit: run `terraform -chdir=r providers lock -platform=linux_amd64 -platform=darwin_arm64` and commit it, or write lockfile: generate in portal.yaml',
    ]);
    expect(checked(root)).toMatchObject({ refusals: [], lacksLock: true });
    const builtIn = repository({ 'r/main.tf': 'resource "terraform_data" "y" {}' });
    expect(checked(builtIn, { lockfile: 'committed' })).toMatchObject({ refusals: [], lacksLock: false });
  });

  it.each([
    'terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      name = "net"\n    }\n  }\n}',
    'terraform {\n  backend "remote" {\n    organization = "acme"\n    workspaces {\n      name = "net"\n    }\n  }\n}',
  ])('a workspace of HCP Terraform is another place than an S3 state, and none than itself', (text) => {
    const { refusals, backend } = checked(repository({ 'r/main.tf': text }));
    expect(refusals).toEqual([]);
    if (!backend) throw new Error('no backend was read');
    const hcp = { kind: 'hcp', hostname: 'app.terraform.io', organization: 'acme', workspace: 'net' };
    expect(otherPlace(backend, hcp)).toBeUndefined();
    expect(otherPlace(backend, { ...hcp, workspace: 'other' })).toContain('workspace net');
    expect(otherPlace(backend, { kind: 's3', bucket: 'b', key: 'k' })).toContain(
      'organization acme, workspace net',
    );
  });

  it('a backend of the repository’s own is read, and another place than portal.yaml’s is told', () => {
    const root = repository({
      'r/main.tf': 'terraform {\n  backend "s3" {\n    bucket = "states"\n    key    = "shop"\n  }\n}',
    });
    const { backend } = checked(root);
    expect(backend).toMatchObject({
      kind: 's3',
      file: 'r/main.tf',
      line: 2,
      settings: { bucket: 'states', key: 'shop' },
    });
    if (!backend) return;
    expect(
      otherPlace(backend, { kind: 's3', bucket: 'states', key: 'shop', region: 'eu-west-1' }),
    ).toBeUndefined();
    expect(otherPlace(backend, { kind: 's3', bucket: 'states', key: 'other' })).toBe(
      's3 (bucket states, key shop)',
    );
    expect(otherPlace(backend, { kind: 'local', path: 'x' })).toBe('s3 (bucket states, key shop)');
    expect(otherPlace({ kind: 's3', settings: {} }, { kind: 'local', path: 'x' })).toBeUndefined();
  });
});

describe('a lock of the repository’s own', () => {
  const own = (lines: string) =>
    checked(
      repository({ 'r/main.tf': `terraform {\n  backend "s3" {\n    bucket = "s"\n    ${lines}\n  }\n}` }),
    ).backend ?? {};

  it('that the portal’s lock does not exclude is named with what to write', () => {
    expect(otherLock(own('dynamodb_table = "locks"'), { lock: 'native' })).toBe(
      'the state is locked by the table locks here and by an object in portal.yaml: two could apply at once. Write state.lock: { table: locks }',
    );
    expect(otherLock(own('use_lockfile = true'), { lock: { table: 'locks' } })).toContain(
      'state.lock: native',
    );
    expect(otherLock(own('use_lockfile = true'), { lock: 'none' })).toContain('by nothing in portal.yaml');
  });

  it('is met by the same one, by either of two, and by any where it has none', () => {
    expect(otherLock(own('dynamodb_table = "locks"'), { lock: { table: 'locks' } })).toBeUndefined();
    const both = own('dynamodb_table = "locks"\n    use_lockfile = true');
    expect(otherLock(both, { lock: 'native' })).toBeUndefined();
    expect(otherLock(both, { lock: { table: 'locks' } })).toBeUndefined();
    expect(otherLock(own('use_lockfile = false'), { lock: 'native' })).toBeUndefined();
  });
});

describe('a root of OpenTofu', () => {
  const tofu = (files: Record<string, string>) =>
    checkConfiguration(repository(files), 'r', { rules: AWS_ALONE, program: 'tofu', odd: new Map() })
      .refusals;

  it('has .tofu files, which are read as closely as any', () => {
    expect(tofu({ 'r/main.tofu': 'variable "a" {}' })).toEqual([]);
    expect(tofu({ 'r/main.tofu': 'data "external" "a" { program = ["sh"] }' })).toMatchObject([
      { file: 'r/main.tofu', line: 1 },
    ]);
    // What a .tofu file hides from OpenTofu is looked at all the same.
    expect(tofu({ 'r/a.tofu': '', 'r/a.tf': 'data "external" "a" { program = ["sh"] }' })).toHaveLength(1);
  });

  it('has no override files and none in JSON', () => {
    expect(tofu({ 'r/override.tofu': '', 'r/x.tofu.json': '{}' })).toHaveLength(2);
  });
});
