import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

it('a .tofu file stands for the .tf file of its name', () =>
  expect(sourceFiles(['a.tf', 'a.tofu', 'b.tf', 'c.tofu', 'd.tfvars', 'e.tf.json'])).toEqual([
    'a.tofu',
    'b.tf',
    'c.tofu',
  ]));
