import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, the longest first. One that begins last is waited for by itself while the other core is idle: in a fresh
 * clone nothing is known of earlier runs, and Vitest goes by the size of the files.
 */
export const LONGEST = [
  'tools/faults/faults.integration.test.ts',
  'tools/releases/watched-release.integration.test.ts',
  'tools/drift/drift.integration.test.ts',
  'tools/faults/slow-apply.integration.test.ts',
  'tools/examples/examples.integration.test.ts',
  'tools/releases/releases.integration.test.ts',
  'lib/deploy/packaging/packaged-build.integration.test.ts',
  'lib/diagram/geometry.test.ts',
  'lib/diagram/view/views.test.ts',
  'lib/diagram/view/only.test.ts',
  'lib/diagram/many-stacks.test.ts',
  'lib/cli/many-templates.test.ts',
];

/** Vitest's order, with the longest before all others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((each) => moduleId.endsWith(`/${each}`));
  return place < 0 ? LONGEST.length : place;
}
