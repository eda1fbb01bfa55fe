import { expect, test } from 'vitest';
import { isAnswer, type Proposal } from './data';

const nothing = (confidence: string, ...keys: string[]) =>
  ({ nothing: true, confidence, reasons: keys.map((key) => ({ key, args: {} })) }) as unknown as Proposal;

test.each([
  ['a payer whom nobody knows', nothing('0.41', 'match.stranger'), false],
  ['one more of whom many were set aside', nothing('0.93', 'match.stranger'), false],
  ['interest, by its word', nothing('0.93', 'match.nothing_word'), true],
  ['our own name', nothing('0.95', 'receipt.own_name'), true],
  ['a word that was wrong more often than not', nothing('0.30', 'match.nothing_word'), false],
])('Enter sets aside only for a reason: %s', (_, p, want) => expect(isAnswer(p)).toBe(want));
