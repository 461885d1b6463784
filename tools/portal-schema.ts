import { writeFileSync } from 'node:fs';
import { portalJsonSchema } from '#lib/config/json-schema.ts';

/** `npm run schema`: what editors check `portal.yaml` by. */
writeFileSync('docs/portal.schema.json', `${JSON.stringify(portalJsonSchema(), null, 2)}\n`);
