import { en, nl } from './locales/text.ts';
import { ACTIONS, OUTLOOK_PLACES, type OutlookPlace, outlookAddinId, outlookUrls } from './outlook.ts';
import type { PackageSettings } from './settings.ts';

const EXTENSION_POINT: Record<OutlookPlace, string> = {
  meetingDetailsOrganizer: 'AppointmentOrganizerCommandSurface',
  meetingDetailsAttendee: 'AppointmentAttendeeCommandSurface',
  mailRead: 'MessageReadCommandSurface',
};
/** What a button on a phone needs: three sizes at three densities. */
const PHONE_ICONS = [25, 32, 48] as const;

/** The add-in for Outlook on Mac and on phones, where the unified manifest does not reach. */
export function outlookXml(settings: PackageSettings): string {
  const urls = outlookUrls(settings);
  const { developer, version, host, publicUrl, clientId, appId } = settings;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:mailappor="http://schemas.microsoft.com/office/mailappversionoverrides/1.0" xsi:type="MailApp">
  <Id>${outlookAddinId(appId)}</Id>
  <Version>${version}.0</Version>
  <ProviderName>${safe(developer)}</ProviderName>
  <DefaultLocale>nl-NL</DefaultLocale>
  <DisplayName DefaultValue="${safe(nl.short)}" />
  <Description DefaultValue="${safe(nl.description.short)}"><Override Locale="en-US" Value="${safe(en.description.short)}" /></Description>
  <IconUrl DefaultValue="${urls.icon(64)}" />
  <HighResolutionIconUrl DefaultValue="${urls.icon(128)}" />
  <SupportUrl DefaultValue="${publicUrl}/voorwaarden" />
  <AppDomains><AppDomain>${publicUrl}</AppDomain></AppDomains>
  <Hosts><Host Name="Mailbox" /></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.5" /></Sets></Requirements>
  <FormSettings><Form xsi:type="ItemRead"><DesktopSettings><SourceLocation DefaultValue="${urls.pane}" /><RequestedHeight>450</RequestedHeight></DesktopSettings></Form></FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or"><Rule xsi:type="ItemIs" ItemType="Message" FormType="Read" /><Rule xsi:type="ItemIs" ItemType="Appointment" FormType="ReadOrEdit" /></Rule>
  <DisableEntityHighlighting>false</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
      <Requirements><bt:Sets DefaultMinVersion="1.8"><bt:Set Name="Mailbox" /></bt:Sets></Requirements>
      <Hosts>
        <Host xsi:type="MailHost">
          <Runtimes><Runtime resid="event.page"><Override type="javascript" resid="event.script" /></Runtime></Runtimes>
          <DesktopFormFactor>
            <FunctionFile resid="event.page" />
${OUTLOOK_PLACES.map(surface).join('\n')}
            <ExtensionPoint xsi:type="LaunchEvent">
              <LaunchEvents><LaunchEvent Type="OnAppointmentSend" FunctionName="${ACTIONS.sending}" SendMode="SoftBlock" /></LaunchEvents>
              <SourceLocation resid="event.page" />
            </ExtensionPoint>
          </DesktopFormFactor>
          <MobileFormFactor>
            <ExtensionPoint xsi:type="MobileMessageReadCommandSurface">
              <Group id="phone.group">
                <Label resid="short" />
                <Control xsi:type="MobileButton" id="phone.mailRead">
                  <Label resid="mailRead.label" />
                  <Icon xsi:type="bt:MobileIconList">${phoneIcons()}</Icon>
                  <Action xsi:type="ShowTaskpane"><SourceLocation resid="pane" /></Action>
                </Control>
              </Group>
            </ExtensionPoint>
          </MobileFormFactor>
        </Host>
      </Hosts>
      <Resources>
        <bt:Images>${([16, 25, 32, 48, 80] as const).map((size) => `<bt:Image id="icon.${size}" DefaultValue="${urls.icon(size)}" />`).join('')}</bt:Images>
        <bt:Urls><bt:Url id="pane" DefaultValue="${urls.pane}" /><bt:Url id="event.page" DefaultValue="${urls.eventPage}" /><bt:Url id="event.script" DefaultValue="${urls.eventScript}" /></bt:Urls>
        <bt:ShortStrings>${word('short', nl.short, en.short)}${OUTLOOK_PLACES.map((place) => word(`${place}.label`, nl.outlook[place].label, en.outlook[place].label)).join('')}</bt:ShortStrings>
        <bt:LongStrings>${OUTLOOK_PLACES.map((place) => word(`${place}.description`, nl.outlook[place].description, en.outlook[place].description)).join('')}</bt:LongStrings>
      </Resources>
      <WebApplicationInfo><Id>${clientId}</Id><Resource>api://${host}/${clientId}</Resource><Scopes><Scope>openid</Scope><Scope>profile</Scope></Scopes></WebApplicationInfo>
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}

function surface(place: OutlookPlace): string {
  const icons = [16, 32, 80].map((size) => `<bt:Image size="${size}" resid="icon.${size}" />`).join('');
  return `            <ExtensionPoint xsi:type="${EXTENSION_POINT[place]}">
              <OfficeTab id="TabDefault">
                <Group id="${place}.group">
                  <Label resid="short" />
                  <Control xsi:type="Button" id="${place}.button">
                    <Label resid="${place}.label" />
                    <Supertip><Title resid="${place}.label" /><Description resid="${place}.description" /></Supertip>
                    <Icon>${icons}</Icon>
                    <Action xsi:type="ShowTaskpane"><SourceLocation resid="pane" /></Action>
                  </Control>
                </Group>
              </OfficeTab>
            </ExtensionPoint>`;
}

function phoneIcons(): string {
  const densities = [1, 2, 3];
  return PHONE_ICONS.flatMap((size) =>
    densities.map((scale) => `<bt:Image size="${size}" scale="${scale}" resid="icon.${size}" />`),
  ).join('');
}

function word(id: string, dutch: string, english: string): string {
  return `<bt:String id="${id}" DefaultValue="${safe(dutch)}"><bt:Override Locale="en-US" Value="${safe(english)}" /></bt:String>`;
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
