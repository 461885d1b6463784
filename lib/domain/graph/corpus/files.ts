/** One input of the corpus: files of a project, as they would be given on the command line. Tests only. */
export type CorpusInput = {
  readonly name: string;
  readonly terraform: readonly CorpusFile[];
  readonly templates: readonly CorpusFile[];
};
export type CorpusFile = { readonly name: string; readonly text: string };

type Values = Readonly<Record<string, unknown>>;

/** `terraform show -json` of a state with these resources: address → values. */
export function state(
  resources: Readonly<Record<string, Values>>,
  modules: Readonly<Record<string, Values>>[] = [],
): string {
  return JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: {
      root_module: {
        resources: listed(resources),
        child_modules: modules.map((each) => ({ resources: listed(each) })),
      },
    },
  });
}

const listed = (resources: Readonly<Record<string, Values>>) =>
  Object.entries(resources).map(([address, values]) => ({
    address,
    mode: 'managed',
    type: /(?:^|\.)(aws_[a-z0-9_]+)\./.exec(address)?.[1] ?? 'aws_unknown_thing',
    values,
  }));

export const terraform = (name: string, ...texts: readonly string[]): CorpusInput => ({
  name,
  terraform: texts.map((text, index) => ({ name: `root-${index}`, text })),
  templates: [],
});

/** Each text is a template, or a recorded stack with its name. */
export const templates = (name: string, ...texts: readonly string[]): CorpusInput => ({
  name,
  terraform: [],
  templates: texts.map((text, index) => ({ name: `template-${index}.yaml`, text })),
});

export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
export const role = (name: string): Values => ({ name, arn: `arn:aws:iam::123456789012:role/${name}` });
export const fn = (name: string, more: Values = {}): Values => ({
  function_name: name,
  arn: arn('lambda', `function:${name}`),
  ...more,
});
export const queue = (name: string, more: Values = {}): Values => ({ name, arn: arn('sqs', name), ...more });
export const policy = (of: string, ...allowed: readonly (readonly [string, string])[]): Values => ({
  role: of,
  policy: JSON.stringify({
    Statement: allowed.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
  }),
});
