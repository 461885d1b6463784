/** What can be built. `logicalId` is the resource of infra/sam/template.yaml whose code it is. */
export type Artifact = { name: string; logicalId?: string } & (
  | { kind: 'function'; entry: string; external: readonly string[] }
  | { kind: 'layer'; packages: readonly string[] }
);

const layered = ['@aws-lambda-powertools/*'];

/** Every artifact of the shipped systems. Paths are relative to the root of the clone. */
export const artifacts: readonly Artifact[] = [
  { name: 'hello', kind: 'function', entry: 'functions/hello/handler.ts', external: [] },
  {
    name: 'api',
    logicalId: 'ApiFunction',
    kind: 'function',
    entry: 'functions/api/handler.ts',
    external: layered,
  },
  {
    name: 'processor',
    logicalId: 'ProcessorFunction',
    kind: 'function',
    entry: 'functions/processor/handler.ts',
    external: layered,
  },
  {
    name: 'scheduled',
    logicalId: 'ScheduledFunction',
    kind: 'function',
    entry: 'functions/scheduled/handler.ts',
    external: layered,
  },
  {
    name: 'powertools',
    logicalId: 'PowertoolsLayer',
    kind: 'layer',
    packages: ['@aws-lambda-powertools/batch', '@aws-lambda-powertools/logger'],
  },
];
