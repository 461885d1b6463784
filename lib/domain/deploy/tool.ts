/** What people call that which describes a component and changes AWS for it. */
export const TOOLS = ['terraform', 'opentofu', 'sam', 'cdk', 'cloudformation'] as const;
export type Tool = (typeof TOOLS)[number];

/** What does the work: plans of a state, or change sets of a stack. */
export type Engine = 'terraform' | 'cloudformation';

export const engineOf = (tool: Tool): Engine =>
  tool === 'terraform' || tool === 'opentofu' ? 'terraform' : 'cloudformation';
