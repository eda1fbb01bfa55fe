import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Bug } from '../api';
import { CopyDiagnosis, diagnosis } from './Note';
import { show } from './test';

// UX 39: a bug is told by a short reference, and what one copies for the makers has nothing of the book.
const bug = new Bug('7KQ2MX4A');

test('the diagnosis bears the reference, the place and the program, and not which customer was open', () => {
  location.hash = '#/customers/1207?q=云岫';
  const text = diagnosis(bug);
  expect(text).toContain('ref 7KQ2MX4A');
  expect(text).toContain('at #/customers/n');
  expect(text).toContain(navigator.userAgent);
  expect(text).not.toMatch(/1207|云岫/);
});

test.each([
  ['a row that could not be read', 'Unexpected token 张 in JSON: {"name":"张三","phone":"13812345678"}', /张三|138/],
  ['a sum', "fen: '12,345.60' is no amount 12345.60", /12,345|12345/],
  ['an address', 'bad address zhang.san@example.com', /zhang/],
])('%s is not in it', (_, message, personal) => {
  const told = new Bug('window');
  told.message = message;
  expect(diagnosis(told)).not.toMatch(personal);
  expect(diagnosis(told)).toContain('ref window');
});

test('it is copied at a click, and says so', async () => {
  const written = vi.fn(() => Promise.resolve());
  Object.assign(navigator, { clipboard: { writeText: written } });
  await show(<CopyDiagnosis bug={bug} />);
  screen.getByRole('button').click();
  await vi.waitFor(() => expect(written).toHaveBeenCalledOnce());
  expect(String((written.mock.calls as unknown[][])[0][0])).toContain('ref 7KQ2MX4A');
});
