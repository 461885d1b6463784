import { writeFileSync } from 'node:fs';
import { fragmentJsonSchema, portalJsonSchema } from '#lib/config/json-schema.ts';

/** `npm run schema`: what editors check `portal.yaml` and `yagura.yaml` by. */
for (const [name, schema] of Object.entries({ portal: portalJsonSchema(), yagura: fragmentJsonSchema() }))
  writeFileSync(`docs/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
