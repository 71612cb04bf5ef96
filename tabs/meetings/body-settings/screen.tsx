import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BodySettingsView, SaveBodySettings } from '../../../src/meetings/schema-body-settings.ts';
import { longDate } from '../../../src/text/format.ts';
import { bodySettingsText } from '../../../src/text/tabs/body-settings.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section, TwoColumns } from '../../shell/screen.tsx';
import type { ScreenProps } from '../../shell/screens.ts';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { PreferenceFields } from './preference-fields.tsx';
import { QuorumFields } from './quorum-fields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** What a body has agreed on: its quorum, and how it likes to meet. */
export default function BodySettingsScreen({ subject }: ScreenProps) {
  const settings = useRead<BodySettingsView>(`/bodies/${subject}/settings`);
  return (
    <Loaded query={settings} rows={6} height={56}>
      {(view) => <SettingsForm view={view} />}
    </Loaded>
  );
}

function SettingsForm({ view }: { view: BodySettingsView }) {
  const styles = useStyles();
  const text = useText(bodySettingsText);
  const { api, at, language } = useApp();
  const [quorum, setQuorum] = useState(view.quorum);
  const [preferences, setPreferences] = useState(view.preferences);
  // What was on the screen when this person began: a change by somebody else meanwhile is noticed.
  const [basedOn, setBasedOn] = useState(view.savedAt);
  const { savedAt, savedBy } = view;
  const save = useChange(() =>
    api.put<BodySettingsView>(at(`/bodies/${view.body.bodyId}/settings`), {
      basedOn,
      quorum,
      preferences: { ...preferences, place: preferences.form === 'online' ? '' : preferences.place.trim() },
    } as SaveBodySettings),
  );
  const readOnly = !view.may.change;
  return (
    <Screen title={text.title(view.body.name)} back="/tab/programma">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined, { onSuccess: (saved) => setBasedOn(saved.savedAt) });
        }}
      >
        <TwoColumns
          left={
            <Section title={text.quorum}>
              <Text>{text.quorumHelp}</Text>
              <QuorumFields quorum={quorum} seats={view.seats} readOnly={readOnly} onChange={setQuorum} />
              {view.vacant > 0 && <Text size={200}>{text.vacant(view.vacant)}</Text>}
              <Text size={200}>{view.quorumKept ? text.kept : text.fromRoster}</Text>
            </Section>
          }
          right={
            <Section title={text.likes}>
              <Text>{text.likesHelp}</Text>
              <PreferenceFields
                preferences={preferences}
                readOnly={readOnly}
                onChange={(part) => setPreferences({ ...preferences, ...part })}
              />
            </Section>
          }
        />
        <Refused error={save.error} />
        {readOnly ? (
          <Text>{text.readOnly}</Text>
        ) : (
          <div className={styles.row}>
            <Button type="submit" appearance="primary" disabled={save.isPending}>
              {text.save}
            </Button>
            <Text role="status">
              {save.isSuccess
                ? text.saved
                : savedAt
                  ? text.lastSaved(savedBy ?? '', longDate(localDate(savedAt), language))
                  : ''}
            </Text>
          </div>
        )}
      </form>
    </Screen>
  );
}
