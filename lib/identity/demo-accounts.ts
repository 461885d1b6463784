/** One account for each part that people play; they exist only beside the embedded cloud. */
export const DEMO_ACCOUNTS = [
  { id: 'demo-viewer', name: 'viewer', groups: ['viewers'] },
  { id: 'demo-developer', name: 'developer', groups: ['developers'] },
  { id: 'demo-infra', name: 'infra', groups: ['infrastructure'] },
  { id: 'demo-approver', name: 'approver', groups: ['approvers'] },
  { id: 'demo-finance', name: 'finance', groups: ['finance'] },
  { id: 'demo-auditor', name: 'auditor', groups: ['auditors'] },
  { id: 'demo-admin', name: 'admin', groups: ['admins'] },
] as const;

export type DemoAccount = (typeof DEMO_ACCOUNTS)[number];

export const demoEmail = (account: DemoAccount): string => `${account.name}@demo.invalid`;

export const demoAccount = (name: string): DemoAccount | undefined =>
  DEMO_ACCOUNTS.find((each) => each.name === name);

export const isDemoAccount = (id: string): boolean => DEMO_ACCOUNTS.some((each) => each.id === id);

const HOMES: Readonly<Record<string, string>> = { finance: '/?view=cost', auditor: '/audit' };

/** Where an account's work begins. */
export const demoHome = (name: string): string => HOMES[name] ?? '/';
