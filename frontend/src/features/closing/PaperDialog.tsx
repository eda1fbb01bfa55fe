import { type FileOut, saveFile } from '../../api';
import { useText } from '../../i18n';
import { type PaperRequest, usePaper } from '../../parts/pdf';
import { Button, Dialog, PrintPreview } from '../../ui';
import { type requestOf, stale } from './data';

type Props = { open: boolean; closing: number; request: ReturnType<typeof requestOf>; label: string; onClose: () => void };

/** 结算单: the paper itself, before it is booked without a number, and after as it was settled. */
export function PaperDialog({ open, ...rest }: Props) {
  return open ? <Shown {...rest} /> : null;
}

function Shown({ closing, request, label, onClose }: Omit<Props, 'open'>) {
  const { t } = useText();
  const kept = { kind: 'settlement', ids: [closing] };
  const draft = { closing: request } as unknown as PaperRequest;
  const paper = usePaper(closing ? 'Papers.Print' : 'Papers.Draft', closing ? kept : draft, stale, 0);
  const data = paper.data as FileOut | undefined;
  return (
    <Dialog open title={label} width={860} onClose={onClose}>
      <div className="closing-paper">
        <PrintPreview
          data={data?.data}
          error={paper.error}
          label={label}
          actions={
            <Button small disabled={!data} onClick={() => data && void saveFile(data, t('closing.save'))}>
              {t('closing.save')}
            </Button>
          }
        />
      </div>
    </Dialog>
  );
}
