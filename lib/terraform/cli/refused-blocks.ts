import { resolve } from 'node:path';
import type { BlockHead } from './blocks.ts';

/** Sources that may be initialised. */
const PROVIDER = String.raw`"(?:registry\.terraform\.io\/)?hashicorp\/aws"`;
/** Local names of providers; `terraform` is built in. */
const LOCAL_NAMES: readonly string[] = ['aws', 'terraform'];
/** Whatever else a provider can be told leads to other keys, other addresses or a program that makes keys. */
const PROVIDER_SETTINGS: readonly string[] = [
  'region',
  'alias',
  'default_tags',
  'ignore_tags',
  'allowed_account_ids',
  'forbidden_account_ids',
  'max_retries',
  'retry_mode',
];
const UNCLEAR = 'its end cannot be told for sure: write it without heredocs and without quotes in quotes';

/** Real path of a folder, or undefined when it is not inside the repository. */
export type Contained = (target: string) => string | undefined;

/** Why a block may not be planned, or undefined. */
export function refusalOf(head: BlockHead, contained: Contained, folder: string): string | undefined {
  const { type, labels, body } = head;
  const [first = ''] = labels;
  if (labels.some((each) => each.includes('\\'))) return `${type} ${first}: written with an escape`;
  switch (type) {
    case 'provisioner':
      return `provisioner "${first}": runs a program`;
    case 'cloud':
      return 'cloud: state is kept where portal.yaml says';
    case 'backend':
      return ['local', 's3'].includes(first)
        ? undefined
        : `backend "${first}": only local and s3 are allowed`;
    case 'required_providers':
      return body === undefined ? `required_providers: ${UNCLEAR}` : requirementRefusal(body);
    case 'module':
      return body === undefined ? `module "${first}": ${UNCLEAR}` : moduleRefusal(body, contained, folder);
    case 'provider':
      return providerRefusal(first, body);
    default:
      return resourceRefusal(type, first);
  }
}

/** Folders that a module's body names as its source. */
export function moduleFolders({ body }: BlockHead, contained: Contained, folder: string): readonly string[] {
  return sourcesIn(body ?? '').flatMap((each) => contained(resolve(folder, each ?? '.')) ?? []);
}

function resourceRefusal(type: string, name: string): string | undefined {
  if (/^(external|http)$/.test(name)) return `${type} "${name}": runs or fetches code of its own`;
  if (name === 'terraform_remote_state')
    return `${type} "${name}": reads any state, with any credentials and from any address`;
  const provider = name.split('_')[0] ?? '';
  return LOCAL_NAMES.includes(provider) ? undefined : `provider ${provider}: not an allowed provider`;
}

function providerRefusal(name: string, body: string | undefined): string | undefined {
  if (!LOCAL_NAMES.includes(name)) return `provider ${name}: not an allowed provider`;
  if (body === undefined) return `provider "${name}": ${UNCLEAR}`;
  let top = body.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  for (let before = ''; before !== top; ) {
    before = top;
    top = top.replace(/\{[^{}]*\}/g, '~');
  }
  const names = [...top.matchAll(/([A-Za-z_][\w-]*)\s*(?:""\s*)*(?:=(?!=)|~)/g)].map(
    (match) => match[1] ?? '',
  );
  const stranger = names.find((each) => !PROVIDER_SETTINGS.includes(each));
  return stranger === undefined ? undefined : `provider "${name}": ${stranger} is not an allowed setting`;
}

const SETTING = String.raw`(?:source\s*[=:]\s*${PROVIDER}|version\s*[=:]\s*"[^"\\$%]*"|configuration_aliases\s*[=:]\s*\[[\w\s.,-]*\])`;
const REQUIREMENT = new RegExp(
  String.raw`^\s*(?:${LOCAL_NAMES.join('|')})\s*[=:]\s*(?:"[^"\\$%]*"|\{\s*(?:${SETTING}[\s,]*)*\})[\s,]*`,
);

/** Only what is written plainly: HCL would work a source out of brackets, escapes and templates too. */
function requirementRefusal(body: string): string | undefined {
  let rest = body;
  while (rest.trim() !== '') {
    const [plain] = REQUIREMENT.exec(rest) ?? [];
    if (plain === undefined)
      return `provider ${rest.trim().replace(/\s+/g, ' ').slice(0, 120)}: not an allowed provider`;
    rest = rest.slice(plain.length);
  }
  return undefined;
}

/** Every source counts, wherever it stands in the body: one that is not Terraform's own could hide the one that is. */
function moduleRefusal(body: string, contained: Contained, folder: string): string | undefined {
  const sources = sourcesIn(body);
  if (sources.length === 0) sources.push(undefined);
  for (const source of sources) {
    if (source === undefined || !/^\.\.?\/[^\\$%]*$/.test(source))
      return `module source ${source ?? '(none)'}: only folders of the repository are allowed`;
    if (!contained(resolve(folder, source))) return `module source ${source}: not inside the repository`;
  }
  return undefined;
}

/** Undefined for one that is not a plain text. */
const sourcesIn = (body: string): (string | undefined)[] =>
  [...body.matchAll(/(\bsource\s*=(?!=)\s*)(?:"([^"\n]*)"\s*(?=\n|$|[,}]))?|"(?:[^"\\\n]|\\.)*"/g)].flatMap(
    ([, assigned, text]) => (assigned === undefined ? [] : [text]),
  );
