import assert from 'node:assert/strict';

/** Where the service answers, and the key that it lets write. */
export const address = given('QAWL_ADDRESS');
export const key = given('QAWL_KEY');

const offers = given('QAWL_OFFERS').split(' ');

/** What a client of a generator is told apart by in what it sends. */
export const article = (client: string) => ({
  text: `قالت هدى النجار: «المكتبة مفتوحة للجميع». كتب هذا ${client}.`,
  outlet: 'الأفق',
  publishedAt: '2025-02-03',
});

/** One step of the story: it passes, or fails and ends the story, because the next ones build on it. */
export async function step(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    console.log(`ok    ${name}`);
  } catch (error) {
    console.error(error);
    console.log(`FAIL  ${name}`);
    process.exit(1);
  }
}

/** A step that runs as soon as the contract offers what it uses. */
export async function stepIfOffered(offer: string, name: string, run: () => Promise<void>): Promise<void> {
  if (offers.includes(offer)) {
    await step(name, run);
  } else {
    console.log(`LATER ${name}: the contract does not offer ${offer} yet`);
  }
}

/** Spans count code points; strings of JavaScript count UTF-16 units. */
export const slice = (text: string, start: number, end: number) => [...text].slice(start, end).join('');

/** The rows of a stream of JSON lines, each as soon as its line is complete. */
export async function* rows<T>(stream: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  let rest = '';
  for await (const text of stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield JSON.parse(line) as T;
    }
  }
  assert.equal(rest, '', 'the last line must end');
}

export function present<T>(value: T | undefined | null): T {
  assert.notEqual(value ?? undefined, undefined);
  return value as T;
}

function given(name: string): string {
  const value = process.env[name];
  assert.notEqual(value, undefined, `${name} must be set; ./run sets it`);
  return value as string;
}
