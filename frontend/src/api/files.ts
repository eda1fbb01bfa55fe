import { call } from './call';
import { inWindow } from './door';

/** A file as it comes from the program: its name and its bytes in base64. */
export type FileOut = { name: string; data: string };

type Chosen = { path: string };

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/**
 * Lets the user keep a file: by the system's dialog in the window, as a download in a browser. Gives where it went, or
 * undefined when the dialog was closed.
 */
export async function saveFile(file: FileOut, title: string): Promise<string | undefined> {
  if (inWindow()) {
    const { path } = await call<Chosen>('Dialogs.Save', { title, name: file.name, kind: '', data: file.data });
    return path || undefined;
  }
  const address = URL.createObjectURL(new Blob([bytesOf(file.data)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return file.name;
}

/** Asks where a file is (`open`) or shall be (`place`), or for a folder, by the system's dialog; only in the window. undefined: closed. */
export async function choosePath(
  how: 'open' | 'place' | 'folder',
  ask: { title: string; name?: string; kind?: 'book' | '' },
): Promise<string | undefined> {
  const { path } = await call<Chosen>(({ open: 'Dialogs.Open', place: 'Dialogs.Place', folder: 'Dialogs.Folder' } as const)[how], {
    title: ask.title,
    name: ask.name ?? '',
    kind: ask.kind ?? '',
    data: '',
  });
  return path || undefined;
}
