import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One question as it went over the wire, by its name in GitHub's published OpenAPI description. */
export type Exchange = {
  readonly operation: string;
  readonly request?: unknown;
  readonly status: number;
  readonly answer: unknown;
};

/** Inside the clone, so that packages are found from there. */
const FOLDER = join(import.meta.dirname, '../../../.yagura');

/**
 * Holds what was asked and answered against GitHub's own description (`@octokit/openapi-types`, generated from
 * github/rest-api-description): TypeScript is the judge, and it refuses a key too many in what was asked.
 * @returns what does not fit, a line each
 */
export function unpublished(exchanges: readonly Exchange[]): readonly string[] {
  mkdirSync(FOLDER, { recursive: true });
  const dir = mkdtempSync(join(FOLDER, 'published-'));
  try {
    const file = join(dir, 'exchanges.ts');
    writeFileSync(file, source(exchanges));
    const program = ts.createProgram([file], {
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
    });
    const judged = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(judged), ...program.getSemanticDiagnostics(judged)].map(
      ({ messageText, start }) => {
        const line = judged && start !== undefined ? judged.getLineAndCharacterOfPosition(start).line : 0;
        const at = judged?.text.split('\n')[line]?.slice(0, 160);
        return `${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 400)} ← ${at}`;
      },
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function source(exchanges: readonly Exchange[]): string {
  const lines = exchanges.flatMap(({ operation, request, status, answer }, index) => {
    const of = `operations[${JSON.stringify(operation)}]`;
    return [
      ...(request === undefined
        ? []
        : [
            `const asked${index}: NonNullable<${of}['requestBody']>['content']['application/json'] = ${JSON.stringify(request)};`,
          ]),
      // What an example has beside it is no fault: only what is promised must be there.
      `const held${index} = ${JSON.stringify(answer)} as const;`,
      `const answered${index}: Loose<${of}['responses'][${status}]['content']['application/json']> = held${index};`,
    ];
  });
  return [
    "import type { operations } from '@octokit/openapi-types';",
    'type Loose<T> = T extends readonly (infer Each)[] ? readonly Loose<Each>[] : T extends object ? { readonly [Key in keyof T]: Loose<T[Key]> } : T;',
    ...lines,
    'export {};',
  ].join('\n');
}
