import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { Icon } from './Icon';

/** A file as the program takes it: its name and its bytes in base64. */
export type FileIn = { name: string; size: number; base64: string };

type Props = {
  title: string;
  note?: ReactNode;
  /** As for an input: `.csv,.xlsx`. A dropped file of another ending is refused with words. */
  accept?: string;
  multiple?: boolean;
  /** Largest size in bytes; 64 MB as the program allows. */
  most?: number;
  onFiles: (files: FileIn[]) => void;
  disabled?: boolean;
};

/** Reads a file's bytes as base64, in pieces, so that a large one does not overflow the stack. */
export async function readFile(file: File): Promise<FileIn> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { name: file.name, size: file.size, base64: btoa(text) };
}

/** A place to drop files on; a click or Enter opens the file dialog instead. */
export function FileDrop({ title, note, accept, multiple, most = 64 * 1024 * 1024, onFiles, disabled }: Props) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length === 0 || disabled) return;
    const endings = accept?.split(',').map((a) => a.trim().toLowerCase());
    const wrong = files.find((f) => endings && !endings.some((a) => f.name.toLowerCase().endsWith(a)));
    const large = files.find((f) => f.size > most);
    if (wrong) return setRefused(t('ui.fileWrong', { name: wrong.name, accept: accept ?? '' }));
    if (large) return setRefused(t('ui.fileLarge', { name: large.name, most: Math.round(most / 1024 / 1024) }));
    setRefused(undefined);
    try {
      onFiles(await Promise.all(files.map(readFile)));
    } catch {
      setRefused(t('ui.fileUnread', { name: files[0].name }));
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is everybody's
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        void take(e.dataTransfer.files);
      }}
    >
      <Icon name="in" />
      <b>{title}</b>
      {note && <p>{note}</p>}
      <Button small disabled={disabled} onClick={() => input.current?.click()}>
        {t('ui.chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        accept={accept}
        multiple={multiple}
        aria-label={title}
        onChange={(e) => {
          void take(e.target.files);
          e.target.value = '';
        }}
      />
      {refused && (
        <p className="err" role="alert">
          <Icon name="warn" small />
          {refused}
        </p>
      )}
    </div>
  );
}
