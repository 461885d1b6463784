import { describe, expect, it } from 'vitest';
import { corpusCases } from './corpus-in-test.ts';
import { graphOfFiles } from './diagram-graph.ts';
import { linesOf, shiftsOf } from './graph-lines.ts';

const place = {
  ...{ system: 'any', environment: 'dev', account: '123456789012' },
  ...{ region: 'eu-west-1', prefix: 'any-dev' },
};

describe.each(corpusCases())('$name', ({ terraform, templates, lines, problems, findings, shifts }) => {
  const graph = graphOfFiles({ terraform, templates, parameters: {}, place });

  it('has the lines that a person would draw, and no other', () => {
    expect(linesOf(graph)).toEqual(lines.toSorted());
  });

  it('has the problems and findings that it should', () => {
    expect(graph.problems.map(({ code }) => code).toSorted()).toEqual(problems.toSorted());
    const told = graph.findings.map(({ reason }) => reason.code.replace('findings.', ''));
    expect([...new Set(told)].toSorted()).toEqual(findings.toSorted());
  });

  it('marks the functions whose new versions come gradually, and no other', () => {
    expect(shiftsOf(graph)).toEqual(shifts.toSorted());
  });
});
