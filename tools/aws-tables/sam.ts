import { readFileSync } from 'node:fs';
import { isRecord } from '#lib/domain/graph/spelling.ts';

const HERE = '.yagura/python/ministack/lib';

/** Policy templates and connector profiles of the translator that is installed for the demo, without their descriptions. */
export function samTables(python: string): { policies: unknown; connectors: unknown } {
  const root = `${HERE}/${python}/site-packages/samtranslator`;
  const { Templates: templates } = read(`${root}/policy_templates_data/policy_templates.json`);
  const { Permissions: profiles } = read(`${root}/model/connector_profiles/profiles.json`);
  return {
    policies: mapped(templates, ({ Parameters: parameters, Definition: definition }) => ({
      parameters: Object.keys(isRecord(parameters) ? parameters : {}),
      statements: isRecord(definition) ? definition.Statement : [],
    })),
    connectors: mapped(profiles, (targets) =>
      mapped(targets, ({ Type: type, Properties: properties }) => ({
        type,
        ...(isRecord(properties) ? { properties } : {}),
      })),
    ),
  };
}

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

const mapped = (
  record: unknown,
  change: (value: Record<string, unknown>) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(record) ? record : {}).map(([key, value]) => [
      key,
      change(isRecord(value) ? value : {}),
    ]),
  );
