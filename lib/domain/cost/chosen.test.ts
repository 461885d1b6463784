import { expect, it } from 'vitest';
import { costAddress, costChosen } from './chosen.ts';

const NOW = costChosen({ with: 'dev', by: 'service', free: '1', if: 'nat-one', n: ['1', '2'], other: 'x' });

it('one choice leaves the others as they are', () => {
  expect(costAddress(NOW, { if: 'nat-one,arm64' })).toBe('?free=1&with=dev&by=service&if=nat-one%2Carm64');
  expect(costAddress(NOW, { free: undefined })).toBe('?with=dev&by=service&if=nat-one');
  expect(costAddress(NOW, { with: undefined, by: undefined })).toBe('?free=1&if=nat-one');
});

it('what is taken back is in no address', () => {
  expect(costAddress({ if: 'arm64' }, { if: '' })).toBe('?');
});
