import { expect, test } from 'vitest';
import { TroubleError } from '#shared/contract/errors.ts';
import { figuresOf } from '../../../electron/cli/publish/figures.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { testHost } from '../../helpers/memory-host.ts';

test('figures that cannot be reckoned are refused, and not published as none', async () => {
  const made = await testHost();
  const { host } = made;
  await aGradebook(made).withStudents(2).withCourse(['C1']).build();
  expect((await figuresOf(host)).masteryFigure).toHaveLength(1);
  for (const broken of ['department.objectives', 'department.letters', 'term.list']) {
    const failing = {
      ...host,
      request: (name: string, input: unknown) =>
        name === broken
          ? Promise.resolve({
              ok: false as const,
              error: { code: 'DISK_FULL' as const, params: {} },
            })
          : host.request(name, input),
    };
    await expect(figuresOf(failing)).rejects.toBeInstanceOf(TroubleError);
  }
  made.close();
});
