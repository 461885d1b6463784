import { describe, expect, it } from 'vitest';
import { maskerOf } from '../masking.ts';

const mask = maskerOf();
/** `§` marks what must not be read; what is around it must stay. */
const hides = (marked: string) => {
  const parts = marked.split('§');
  expect(mask(parts.join(''))).toBe(
    parts.map((part, index) => (index % 2 === 0 ? part : '(masked)')).join(''),
  );
};

describe('wall row 7: a secret under its name is masked', () => {
  it.each([
    ['JSON', '{"db_pass":"§hunter22§","user":"me"}'],
    ['JSON with blanks', '{ "client_secret" : "§a, b; c}§" }'],
    ['JSON of a number', '{"pin":1,"otp":§123456§}'],
    ['a list in JSON', '{"access_tokens":[§"abc","def"§],"n":[1]}'],
    ['JSON within JSON', String.raw`{"body":"{\"api_token\":\"§x\\\"y§\",\"a\":1}"}`],
    ['JSON within JSON within JSON', String.raw`"{\"b\":\"{\\\"pwd\\\":\\\"§x y§\\\",\\\"n\\\":1}\"}"`],
    ['Python', "{'password': '§hun\"ter§', 'n': 1}"],
    ['Python bytes', "password=b'§hunter§'"],
    ['Ruby', '{:password=>"§hunter§", :n=>1}'],
    ['Go', 'dsn{pwd:§hunter22§ port:1}'],
    ['an environment', 'PASS=§hunter22§ node index.js'],
    ['an environment with commas', 'DB_PASSWORD=§a,b;c&d§ HOST=x'],
    ['a connection string', 'Server=db;User=me;Pwd=§a=b§;Port=1'],
    ['an option', 'psql --password §hunter22§ --host db'],
    ['an option with a sign', 'psql --password=§hunter22§ --host db'],
    ['an option in quotes', `mysql --password '§a b§' -h db`],
    ['an option of one dash', 'java -password §hunter22§ -jar x'],
    ['options in a list', '["psql","--password","§hunter22§","--host","db"]'],
    ['options in a list, escaped', String.raw`[\"--api-token\", \"§x§\", \"-v\"]`],
    ['a query', 'GET /x?page=2&api_key=§abc§&n=1'],
    ['a query within a query', 'to=https%3A%2F%2Fx%3Ftoken%3D§abc§%26n%3D1'],
    ['a form', 'user[name]=me&user[password]=§abc§&x=1'],
    ['a header', 'x-api-key: §abcdef§'],
    ['a header with a scheme', 'Authorization: Basic §dTpw§ next'],
    ['a header of AWS', 'Authorization: §AWS4-HMAC-SHA256 Credential=a/b, Signature=c§'],
    ['a header of cookies', 'Cookie: §sid=abc; theme=dark§'],
    ['a header in quotes', `curl -H "Authorization: Bearer §abc.def§" https://x.dev`],
    ['a bearer without a name', 'sent bearer §abcdefgh12345678§ on'],
    ['YAML', 'passphrase: §correct§'],
    ['XML', '<user>me</user><password>§hunter§</password>'],
    ['a name beside its value', '[{"Key":"db_password","Value":"§x1§"},{"Key":"team","Value":"shop"}]'],
    ['a parameter', '{"ParameterKey":"DbPassword","ParameterValue":"§x1§"}'],
    ['Terraform', 'password = "§old§" -> "§new§"'],
    ['a quote that is not closed', 'token="§abc def§\nnext'],
    ['the other quote within', `password="§it's§" x`],
    ['Japanese', '新しいパスワード：§ひみつ§ です'],
    ['line ends that are escaped', String.raw`password=§hunter22§\nnext`],
    ['a comparison', `if (token == "§abc§") {`],
  ])('in %s', (_, marked) => hides(marked));

  it.each([
    'token_count=3 max_tokens=4096',
    '"password_policy":"strong"',
    'secret_arn=arn:aws:secretsmanager:eu-west-1:000000000000:secret:items-dev-AbCdEf',
    'client_secret=arn:aws:secretsmanager:eu-west-1:000000000000:secret:items-dev-AbCdEf',
    '{"token_ttl":3600,"token":null,"hasToken":true,"password":""}',
    'PasswordResetRequired=false',
    'NextToken=AAAA1234bcde',
    'PWD=',
    'bypass=yes compass: north',
    'pass: 12, fail: 0',
    `password=$DB_PASSWORD token=$\{var.token}`,
    'password: {{resolve:secretsmanager:items:SecretString:password}}',
    '--password <password> or --token or a file',
    'psql --password --host db',
    'authorization = "NONE" -> "AWS_IAM"',
    'access_token: hours',
    'token = (known after apply)',
    'Password: ******** [REDACTED]',
    'registry/auth-token:1.2.3',
    'at getToken (/var/task/index.js:10:5)',
    'public_key=ssh-ed25519 partition_key: id',
    'https://example.org:8443/a@b?page=2',
    '{"tokens":["a","b"],"secret":{"name":"x"}}',
    'AWS::SecretsManager::Secret',
    'a => b, c -> d, x == y',
  ])('and stays readable where there is none: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});
