import './setup.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call, callKey, choosePath, type go, inWindow, useCall, type Wire } from '../../api';
import { languages, setLanguage, useText } from '../../i18n';
import { Button, ErrorNote, Frame, Icon, Page, Seal, Seg, useAddress, useCommands } from '../../ui';
import { NewBook } from './NewBook';
import { OpenDialog } from './OpenDialog';
import { Side } from './Side';

export type Current = Wire<go.app.Current>;
export type Company = Wire<go.settings.Company>;
const noCompany: Company = { name: '', taxId: '', address: '', phone: '', bank: '', account: '', payNote: '' };

/** The first screen, while no book is open: a new one, one that is there, or the demo. */
export function Screen() {
  const { t, language } = useText();
  const { go: goTo } = useAddress();
  const client = useQueryClient();
  const current = useCall<Current>('Books.Current', {}, ['*']);
  const [company, setCompany] = useState<Company>(noCompany);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  /** Goes into a book that has just been opened. */
  const enter = (book: Current) => {
    client.setQueryData(callKey(['*'], 'Books.Current', {}), book);
    goTo('/today');
  };
  const work = async (what: () => Promise<Current | undefined>) => {
    setBusy(true);
    setError(undefined);
    try {
      const book = await what();
      if (book) enter(book);
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const open = (path: string) => void work(() => call<Current>('Books.Open', { path }));
  const demo = () => void work(() => call<Current>('Books.Demo'));
  const choose = () => {
    if (!inWindow()) return setAsking(true);
    void work(async () => {
      const path = await choosePath('open', { title: t('setup.open'), kind: 'book' });
      return path ? call<Current>('Books.Open', { path }) : undefined;
    });
  };
  useCommands([
    { id: 'setup.open', title: t('setup.open'), hint: t('setup.open'), keys: 'Ctrl+O', rank: 30, run: choose },
    { id: 'setup.demo', title: t('setup.demo'), keys: 'Ctrl+D', rank: 31, when: !busy, run: demo },
  ]);

  return (
    <Frame
      rail={
        <>
          <div className="book">
            <Seal />
            <b>{t('ui.product')}</b>
          </div>
          <div className="setup-rail">
            <button type="button" aria-current="page" title={t('setup.title')}>
              <Icon name="plus" />
              <span className="name">{t('setup.title')}</span>
            </button>
            <button type="button" onClick={choose} title={t('setup.open')}>
              <Icon name="folder" />
              <span className="name">{t('setup.open')}</span>
            </button>
          </div>
          {current.data?.open && (
            <div className="low setup-rail" style={{ marginTop: 'auto' }}>
              <Link to={'/today' as string} search={{}} title={current.data.name}>
                <Icon name="left" />
                <span className="name cut">{t('setup.back', { name: current.data.name })}</span>
              </Link>
            </div>
          )}
        </>
      }
      state={<span>{t('setup.local')}</span>}
    >
      <Page
        title={t('setup.title')}
        sub={t('setup.sub')}
        actions={
          <Seg
            label={t('setup.language')}
            value={language}
            onChange={(l) => void setLanguage(l)}
            choices={languages.map((l) => ({ value: l, title: l === 'en' ? 'English' : '中文' }))}
          />
        }
      >
        <div className="setup">
          <section className="setup-form">
            {error !== undefined && (
              <ErrorNote
                error={error}
                actions={
                  <Button small onClick={() => setError(undefined)}>
                    {t('ui.close')}
                  </Button>
                }
              />
            )}
            <NewBook folder={current.data?.folder ?? ''} company={company} onCompany={setCompany} onMade={enter} />
          </section>
          <Side company={company} busy={busy} onOpen={open} onChoose={choose} onDemo={demo} />
        </div>
        <OpenDialog
          open={asking}
          onClose={() => setAsking(false)}
          onPath={(path) => {
            setAsking(false);
            open(path);
          }}
        />
      </Page>
    </Frame>
  );
}
