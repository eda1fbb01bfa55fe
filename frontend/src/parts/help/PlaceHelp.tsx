import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n';
import { Button, Dialog, useCommands } from '../../ui';
import { HelpText } from './Text';
import { isTopic, type Topic, topicOf } from './topics';

/** F1: what this place is for and how one works there, over the place itself. From it the whole manual opens. */
export function PlaceHelp() {
  const { t } = useText();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [topic, setTopic] = useState<Topic>();
  const manual = (at: string) => {
    setTopic(undefined);
    void navigate({ to: `/help/${at}` as string });
  };
  useCommands([
    { id: 'help.place', title: t('ui.placeHelp'), keys: 'F1', rank: 78, menu: 'help', run: () => setTopic(topicOf(pathname)) },
    { id: 'help.manual', title: t('ui.manual'), keys: 'Shift+F1', rank: 79, menu: 'help', run: () => manual(topicOf(pathname)) },
  ]);
  return (
    <Dialog
      open={topic !== undefined}
      title={t('ui.placeHelp')}
      onClose={() => setTopic(undefined)}
      width={680}
      footer={
        <>
          <Button onClick={() => setTopic(undefined)} keys="Esc">
            {t('ui.close')}
          </Button>
          <Button kind="go" onClick={() => manual(topic ?? 'start')}>
            {t('ui.manual')}
          </Button>
        </>
      }
    >
      {topic && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the dialog is scrolled by the keyboard
        <section className="help-scroll" tabIndex={0} aria-label={t('ui.placeHelp')} data-first>
          <HelpText topic={topic} onTopic={(to) => isTopic(to) && setTopic(to)} />
        </section>
      )}
    </Dialog>
  );
}
