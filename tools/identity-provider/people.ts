/** Somebody whom the provider knows. Groups may be changed at each sign-in, which is what it is there for. */
export type Person = {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  groups: readonly string[];
};

/** Two of them have one address, as happens when a person leaves and another comes. */
export const somePeople = (): Person[] => [
  { sub: 'u-1001', name: 'Aiko Tanaka', email: 'tanaka@corp.invalid', groups: ['developers'] },
  { sub: 'u-1002', name: 'Ben Okafor', email: 'okafor@corp.invalid', groups: ['approvers'] },
  { sub: 'u-1003', name: 'Chloé Martin', email: 'martin@corp.invalid', groups: ['viewers'] },
  { sub: 'u-1004', name: 'Claude Martin', email: 'martin@corp.invalid', groups: [] },
];
