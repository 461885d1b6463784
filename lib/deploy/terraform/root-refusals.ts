import type { TerraformComponent } from '#lib/config/components.ts';
import { type OwnBackend, otherLock, otherPlace } from '#lib/terraform/cli/own-backend.ts';
import type { Refusal } from '#lib/terraform/cli/refusal.ts';
import { type Checked, checkConfiguration } from '#lib/terraform/cli/static-check.ts';
import { oddPaths } from '../odd-paths.ts';
import { StepFailed } from '../step-failed.ts';

/** What a root says of itself, read before any of it runs. @throws StepFailed for the first thing that is not allowed in it */
export async function checkedRoot(source: string, component: TerraformComponent): Promise<Checked> {
  const program = component.tool === 'opentofu' ? 'tofu' : 'terraform';
  const odd = await oddPaths(source);
  const checked = checkConfiguration(source, component.directory, {
    ...{ rules: component, program, odd, wrapped: component.wrapper !== undefined },
  });
  refuse(checked.refusals);
  return checked;
}

/** One state that two hold by locks which do not know each other. */
export function lockRefusal(
  backend: OwnBackend & { readonly file: string },
  { state }: TerraformComponent,
): readonly Refusal[] {
  if (state.kind !== 's3' || otherPlace(backend, state)) return [];
  const what = otherLock(backend, state);
  return what === undefined ? [] : [{ file: backend.file, line: backend.line, what }];
}

/** @throws StepFailed with the first of them and how many more there are */
export function refuse([first, ...more]: readonly Refusal[]): void {
  if (!first) return;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new StepFailed(
    'plan',
    'plan.refused-configuration',
    `${first.file}:${first.line} ${first.what}${others}. It is not planned.`,
  );
}
