import { describe, expect, it } from 'vitest';
import { uiLine } from './ui-lines.ts';

describe("a line of Terraform's -json output", () => {
  it('becomes its message', () => {
    expect(uiLine('{"@level":"info","@message":"Plan: 10 to add","type":"change_summary"}')).toEqual({
      text: 'Plan: 10 to add',
    });
  });

  it('counts a resource when it is done', () => {
    const line = {
      '@level': 'info',
      '@message': 'aws_x.y: Creation complete after 1s [id=y]',
      type: 'apply_complete',
      hook: { resource: { addr: 'aws_x.y' }, action: 'create', elapsed_seconds: 1 },
    };
    expect(uiLine(JSON.stringify(line))).toEqual({ text: line['@message'], completed: 'aws_x.y' });
  });

  it('names cause, resource and place of an error', () => {
    const line = {
      '@level': 'error',
      '@message': 'Error: creating X',
      type: 'diagnostic',
      diagnostic: {
        severity: 'error',
        summary: 'creating X',
        detail: 'AccessDenied',
        address: 'aws_x.y',
        range: { filename: 'function.tf', start: { line: 40, column: 1 } },
      },
    };
    expect(uiLine(JSON.stringify(line))).toEqual({
      text: 'Error: creating X (function.tf:40)\n  with aws_x.y\nAccessDenied',
      error: { cause: 'creating X: AccessDenied', resource: 'aws_x.y' },
    });
  });

  it('that is no JSON is passed on, and an empty one is not', () => {
    expect(uiLine('panic: runtime error')).toEqual({ text: 'panic: runtime error' });
    expect(uiLine('')).toEqual({});
  });
});
