import type { StackComponent } from '#lib/config/components.ts';

/** Whose it is, as the shipped Terraform says it too; the file's own win. CloudFormation hands them to what is in the stack. */
export const stackTagsOf = (
  component: StackComponent,
  environment: { readonly system: string; readonly name: string },
): Readonly<Record<string, string>> => ({
  ...{ Project: environment.system, Environment: environment.name, ManagedBy: component.tool },
  ...component.tags,
});
