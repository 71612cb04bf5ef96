import { Badge, Button, Checkbox, Field, Input, makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { checkPaper, LONGEST_BEGIN } from '../../src/agendas/rules/papers.ts';
import type { PapersView, PaperView } from '../../src/agendas/schema-papers.ts';
import { paperRefusals, papersText } from '../../src/text/papers.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useDownload } from '../shell/use-download.ts';

// Below the buttons it stands among.
const useStyles = makeStyles({ form: { flexBasis: '100%' } });

/**
 * The papers of an agenda, item by item: to save, to mark as read, and to add for who may. `reading`: beside a meeting or an
 * appointment, where people read them and nothing more.
 */
export function Papers({ meetingId, reading = false }: { meetingId: string; reading?: boolean }) {
  const text = useText(papersText);
  const panel = usePanelStyles();
  const papers = useRead<PapersView>(`/meetings/${meetingId}/papers`);
  return (
    <Section title={text.section}>
      <Loaded query={papers} rows={1} height={40}>
        {({ items: all }) => {
          const items = reading ? all.map(toRead) : all;
          const shown = items.filter((item) => item.papers.length > 0 || item.may.add);
          return (
            <div className={panel.stack}>
              {items.every((item) => item.papers.length === 0) && <Text>{text.none}</Text>}
              {shown.some((item) => item.may.add) && (
                <Text size={200}>
                  {text.limits} {text.confidentialHelp}
                </Text>
              )}
              {shown.map((item) => (
                <ItemPapers key={item.itemId} meetingId={meetingId} item={item} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** An item as it is for who may change nothing. */
function toRead(item: PapersView['items'][number]): PapersView['items'][number] {
  const papers = item.papers.map((paper) => ({ ...paper, may: { ...paper.may, change: false } }));
  return { ...item, papers, may: { ...item.may, add: false } };
}

function ItemPapers({ meetingId, item }: { meetingId: string; item: PapersView['items'][number] }) {
  const panel = usePanelStyles();
  const text = useText(papersText);
  const { api, at } = useApp();
  const checked = useCheckedFile();
  const add = useChange(async ({ file, confidential }: { file: File; confidential: 'yes' | 'no' }) => {
    const path = `/meetings/${meetingId}/agenda/items/${item.itemId}/papers?confidential=${confidential}`;
    return api.uploadAll(at(path), [await checked(file)]);
  });
  return (
    <div className={panel.panel}>
      <Text weight="semibold">{item.title}</Text>
      {item.paperDue && item.papers.length === 0 && <Text>{text.due}</Text>}
      {item.papers.map((paper) => (
        <Paper key={paper.paperId} paper={paper} />
      ))}
      {item.may.add && (
        <div className={panel.actions}>
          <FileButton
            label={text.addShort}
            busy={add.isPending}
            onFile={(file) => add.mutate({ file, confidential: 'no' })}
          />
          <FileButton
            label={text.addConfidential}
            busy={add.isPending}
            onFile={(file) => add.mutate({ file, confidential: 'yes' })}
          />
          <LinkForm path={`/meetings/${meetingId}/agenda/items/${item.itemId}/papers/link`} />
        </div>
      )}
      <Refused error={add.error} />
    </div>
  );
}

function Paper({ paper }: { paper: PaperView }) {
  const panel = usePanelStyles();
  const text = useText(papersText);
  const { api, at } = useApp();
  const { paperId, name, version, size, byName, readVersion, readBy, link } = paper;
  const path = `/papers/${paperId}`;
  const download = useDownload(`${path}/versions/${version}`, name);
  const read = useChange(() => api.post(at(`${path}/read`), { version }));
  const checked = useCheckedFile();
  const replace = useChange(async (file: File) => api.uploadAll(at(`${path}/versions`), [await checked(file)]));
  const look = useChange(() => api.post(at(`${path}/look`), {}));
  const remove = useChange(() => api.remove(at(path)));
  return (
    <div className={panel.lines}>
      <div className={panel.actions}>
        {link ? (
          <Button as="a" appearance="outline" href={link} target="_blank" rel="noreferrer">
            {text.openLink(name)}
          </Button>
        ) : (
          <Button appearance="outline" disabled={download.isPending} onClick={() => download.mutate()}>
            {text.open(name)}
          </Button>
        )}
        {paper.confidential && (
          <Badge appearance="tint" color="danger">
            {text.confidential}
          </Badge>
        )}
        {readVersion === version ? (
          <Badge appearance="tint" color="success">
            {text.read}
          </Badge>
        ) : (
          <Button appearance="subtle" disabled={read.isPending} onClick={() => read.mutate(undefined)}>
            {text.markRead}
          </Button>
        )}
        {link && paper.may.change && (
          <Button size="small" disabled={look.isPending} onClick={() => look.mutate(undefined)}>
            {text.look}
          </Button>
        )}
        {!link && paper.may.change && (
          <FileButton label={text.replace} busy={replace.isPending} onFile={(file) => replace.mutate(file)} />
        )}
        {paper.may.change && (
          <Button appearance="subtle" disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {text.remove}
          </Button>
        )}
      </div>
      <Text size={200}>
        {[
          text.about(version, size, byName),
          link ? text.linked : '',
          readVersion !== null && readVersion < version ? text.changedSince : '',
          readBy === null ? '' : text.readBy(readBy),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Refused error={download.error ?? read.error ?? replace.error ?? look.error ?? remove.error} />
    </div>
  );
}

/** A file that stands in SharePoint or OneDrive, by its address; what was typed stays when it is refused. */
function LinkForm({ path }: { path: string }) {
  const text = useText(papersText);
  const panel = usePanelStyles();
  const { api, at } = useApp();
  const styles = useStyles();
  const [form, setForm] = useState<{ url: string; confidential: boolean } | null>(null);
  const add = useChange(async (body: { url: string; confidential: boolean }) => {
    await api.post(at(path), body);
    setForm(null);
  });
  if (!form) {
    return (
      <Button size="small" onClick={() => setForm({ url: '', confidential: false })}>
        {text.addLink}
      </Button>
    );
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.url.trim()) add.mutate(form);
  };
  return (
    <form className={mergeClasses(panel.lines, styles.form)} onSubmit={onSubmit}>
      <Field label={text.linkField} hint={text.linkHelp}>
        <Input
          type="url"
          value={form.url}
          maxLength={2_000}
          onChange={(_, { value }) => setForm({ ...form, url: value })}
        />
      </Field>
      <Checkbox
        label={text.linkConfidential}
        checked={form.confidential}
        onChange={(_, { checked }) => setForm({ ...form, confidential: checked === true })}
      />
      <div className={panel.actions}>
        <Button type="submit" appearance="primary" disabled={add.isPending || !form.url.trim()}>
          {text.linkSave}
        </Button>
        <Button onClick={() => setForm(null)}>{text.linkCancel}</Button>
      </div>
      <Refused error={add.error} />
    </form>
  );
}

/**
 * Refuses what the service will not take before it is sent: on a phone, a film that is called a paper takes minutes to upload.
 * The service looks at the file again.
 */
function useCheckedFile(): (file: File) => Promise<File> {
  const refusals = useText(paperRefusals);
  return async (file) => {
    const begin = new Uint8Array(await file.slice(0, LONGEST_BEGIN).arrayBuffer());
    const check = checkPaper(file.name, begin, file.size);
    if (!check.ok) throw new ApiError(0, check.because, refusals[check.because]?.({}) ?? '');
    return file;
  };
}

/** A button that asks for one file. */
function FileButton(props: { label: string; busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (file) props.onFile(file);
    event.currentTarget.value = '';
  };
  return (
    <>
      <Button size="small" disabled={props.busy} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg"
        aria-label={props.label}
        onChange={take}
      />
    </>
  );
}
