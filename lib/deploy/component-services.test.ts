import { expect, it } from 'vitest';
import { programOf } from './component-services.ts';

it('a component of OpenTofu is never touched by Terraform, nor the other way round', () => {
  const both = { program: '/usr/bin/terraform', tofu: '/usr/bin/tofu' };
  expect(programOf(both, { name: 'network', tool: 'opentofu' })).toBe('/usr/bin/tofu');
  expect(programOf(both, { name: 'network', tool: 'terraform' })).toBe('/usr/bin/terraform');
  const without = { program: '/usr/bin/terraform' };
  expect(() => programOf(without, { name: 'network', tool: 'opentofu' })).toThrow(/YAGURA_TOFU/);
});
