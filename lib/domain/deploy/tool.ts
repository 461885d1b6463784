/** What people call that which describes a component and changes AWS for it. */
export const TOOLS = ['terraform', 'opentofu', 'sam', 'cdk', 'cloudformation'] as const;
export type Tool = (typeof TOOLS)[number];

export const isTool = (text: string): text is Tool => TOOLS.some((each) => each === text);

const NAMES: Readonly<Record<Tool, string>> = {
  terraform: 'Terraform',
  opentofu: 'OpenTofu',
  sam: 'SAM',
  cdk: 'CDK',
  cloudformation: 'CloudFormation',
};

/** As its makers write it, in every language. */
export const toolName = (tool: Tool): string => NAMES[tool];

/** What does the work: plans of a state, or change sets of a stack. */
export type Engine = 'terraform' | 'cloudformation';

export const engineOf = (tool: Tool): Engine =>
  tool === 'terraform' || tool === 'opentofu' ? 'terraform' : 'cloudformation';
