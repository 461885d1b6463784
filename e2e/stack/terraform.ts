import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type StateFile = {
  readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: { readonly id: string } }[];
  }[];
};

/** What Terraform keeps of an environment: the truth that the portal's pages are compared with. */
export function terraformState(dir: string, environment: string) {
  const file = join(dir, 'data/state', environment, 'terraform.tfstate');
  const state = JSON.parse(readFileSync(file, 'utf8')) as StateFile;
  return {
    output: (name: string): string => String(state.outputs[name]?.value ?? missing(`output ${name}`)),
    idOf: (type: string, name: string): string =>
      state.resources.find((each) => each.mode === 'managed' && each.type === type && each.name === name)
        ?.instances[0]?.attributes.id ?? missing(`${type}.${name}`),
  };
}

function missing(what: string): never {
  throw new Error(`Terraform's state has no ${what}`);
}
