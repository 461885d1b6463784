import { expect, it } from 'vitest';
import { importersByName } from './importers.ts';

it('names who imports an export, and leaves out what nobody imports', () => {
  expect(
    importersByName(
      ['api-url', 'layer-arn'],
      [
        { key: 'web/dev', imports: ['api-url', 'other'] },
        { key: 'shop/dev', imports: ['api-url'] },
        { key: 'hello/dev', imports: [] },
      ],
    ),
  ).toEqual({ 'api-url': ['web/dev', 'shop/dev'] });
});
