/** Of a stack in a stack, its place: `shop-live/Kitchen`. What CloudFormation calls it changes when it is replaced, and no change set knows it. */
export const nestedPlace = (parent: string, logicalId: string): string => `${parent}/${logicalId}`;

/** The stack that somebody deploys, of a place or a stack's own name, which has no slash. */
export const rootStack = (place: string): string => place.split('/')[0] ?? place;

export const isNestedPlace = (place: string): boolean => place.includes('/');
