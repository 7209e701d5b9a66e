// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openReports(query: (built: Built) => string = () => '', students = 2) {
  const print = vi.fn();
  window.print = print;
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(students)
        .withCourse([{ code: 'A1', due: '2026-11-04' }])
        .build();
      return `#/class/${built.class}/reports${query(built)}`;
    },
  });
  const item = async (heading: string) => {
    const found = (await screen.findByRole('heading', { name: heading })).closest('li');
    if (!found) throw new Error('no such sheet');
    return within(found);
  };
  return { ...opened, built: built as Built, print, item };
}

const paper = () => document.querySelector('.print-document');
const closePaper = async () => {
  window.dispatchEvent(new Event('afterprint'));
  await waitFor(() => expect(paper()).toBeNull());
};

test('the report of one student is printed, and the log says whose it was', async () => {
  const { user, host, item, print } = await openReports();
  const line = await item('Student reports');
  const whom = line.getByLabelText('Who is printed: Student reports');
  await waitFor(() => expect(within(whom).getAllByRole('option')).toHaveLength(3));
  await user.selectOptions(whom, 'Baker, Ana');
  await user.click(line.getByRole('button', { name: 'Print…' }));
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(paper()?.textContent).toMatch(/Ana Baker.*Algebra.*A1/);
  expect(paper()?.textContent).not.toMatch(/Abbott/);
  await closePaper();
  expect(await host.ask('disclosure.list', {})).toMatchObject([
    { what: 'print students', students: 1, student: 'Baker, Ana', classes: ['Algebra'] },
  ]);
});

test('a sheet is saved as a PDF where the shell can, to the place that was chosen', async () => {
  const { user, host, bridge, item, print } = await openReports();
  await user.click((await item('Class report')).getByRole('button', { name: /as PDF/ }));
  await screen.findByText('Algebra Class report.pdf saved.');
  expect(bridge.pdfs).toMatchObject([{ name: 'Algebra Class report.pdf' }]);
  expect(bridge.pdfs[0]?.text).toMatch(/Abbott, Ana.*Baker, Ana/);
  expect(print).not.toHaveBeenCalled();
  expect(paper()).toBeNull();
  expect(await host.ask('disclosure.list', {})).toMatchObject([
    { what: 'print class', students: 2 },
  ]);
});

test('an address prints a sheet of a day at once, and only once', async () => {
  const { print } = await openReports(({ students: [one] }) => {
    return `?print=students&student=${one}&on=2026-10-01`;
  });
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(paper()?.textContent).toMatch(/Ana Abbott.*1 October 2026/);
  await closePaper();
  expect(window.location.hash).toMatch(/\/reports$/);
});

test('a class without students prints a sheet that says so', async () => {
  const { user, item, print } = await openReports(undefined, 0);
  for (const sheet of ['Student reports', 'Class report', 'Clipboard sheet', 'Weekly slips']) {
    print.mockClear();
    await user.click((await item(sheet)).getByRole('button', { name: 'Print…' }));
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(paper()?.textContent).toContain('Nobody is in the class on this day.');
    await closePaper();
  }
});
