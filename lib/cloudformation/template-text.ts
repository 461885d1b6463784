import {
  type CollectionTag,
  type Document,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type ScalarTag,
} from 'yaml';
import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { indentedFlow } from './yaml-flow.ts';

const FUNCTIONS = [
  'Base64',
  'Cidr',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Select',
  'Split',
  'Sub',
  'Transform',
  'And',
  'Equals',
  'Not',
  'Or',
  'ToJsonString',
  'Length',
];

/**
 * A template's text, YAML with its short tags or JSON, as plain objects with the long function names.
 * Never throws: what cannot be read is a problem.
 */
export function parseTemplate(
  text: string,
  where: string,
): { value: Record<string, unknown>; problems: Problem[] } {
  const strict = parsedYaml(text);
  // What YAML 1.2 refuses for its indentation alone is what PyYAML, and so CloudFormation, takes.
  const lenient = strict.errors.some((each) => each.code === 'BAD_INDENT')
    ? parsedYaml(indentedFlow(text))
    : strict;
  const document = lenient.errors.length < strict.errors.length ? lenient : strict;
  const problems = document.errors.map((error) => ({
    code: 'template-syntax',
    where: `${where}:${error.linePos?.[0].line ?? 0}`,
    detail: error.message.split('\n')[0] ?? error.code,
  }));
  const value = plain(document);
  if (isRecord(value)) return { value, problems };
  return {
    value: {},
    problems: [...problems, { code: 'not-a-template', where, detail: 'no mapping at the top' }],
  };
}

const parsedYaml = (text: string): Document =>
  parseDocument(text, { customTags: [...shortTags()], logLevel: 'error', uniqueKeys: false });

function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch {
    return undefined;
  }
}

function* shortTags(): Generator<ScalarTag | CollectionTag> {
  yield { tag: '!Ref', resolve: (text) => ({ Ref: text }) };
  yield { tag: '!Condition', resolve: (text) => ({ Condition: text }) };
  yield { tag: '!GetAtt', resolve: (text) => ({ 'Fn::GetAtt': dotted(text) }) };
  yield { tag: '!GetAtt', collection: 'seq', resolve: (node) => ({ 'Fn::GetAtt': contents(node) }) };
  for (const name of FUNCTIONS) {
    yield { tag: `!${name}`, resolve: (text) => ({ [`Fn::${name}`]: text }) };
    yield { tag: `!${name}`, collection: 'seq', resolve: (node) => ({ [`Fn::${name}`]: contents(node) }) };
    yield { tag: `!${name}`, collection: 'map', resolve: (node) => ({ [`Fn::${name}`]: contents(node) }) };
  }
}

/** `Table.StreamArn` and `Nested.Outputs.Name`: the logical id ends at the first dot. */
export function dotted(text: string): [string, string] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

function contents(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(contents);
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [String(contents(pair.key)), contents(pair.value)]));
  }
  return node;
}
