// Kringwerk in one resource group: the service in Container Apps, Postgres, the bot, and its logs.
//   az deployment group create -g GROUP -f azure.bicep -p image=REGISTRY/kringwerk:1 tenantId=… clientId=… teamsAppId=…
// The Entra app and the image come first; README says how. The address that comes out is PUBLIC_URL for the app package.
// Once the package is in the catalogue, run it again with the teamsAppId that is shown there.

@description('Where everything runs.')
param location string = resourceGroup().location
@description('The image that was built from the Dockerfile, in a registry that Container Apps can read.')
param image string
@description('Directory (tenant) id of the institute.')
param tenantId string
@description('Application (client) id of the app registration.')
param clientId string
@description('Id that the catalogue of Teams gave the app; until its package is uploaded there, any GUID.')
param teamsAppId string
@secure()
param clientSecret string
@description('A second secret while the first is replaced; empty: none.')
@secure()
param clientSecretNext string = ''
@description('Key for links in mails, at least 32 characters. Keep it: another one makes links that are out stop working.')
@secure()
@minLength(32)
param linkSecret string
@description('Password of the database: letters and digits.')
@secure()
@minLength(16)
param databasePassword string
@description('Own host name of the service; empty: the one that Azure gives. Bind its certificate to the container app afterwards.')
param hostName string = ''
@minValue(1)
@maxValue(10)
param copies int = 2

var name = 'kringwerk'
var suffix = uniqueString(resourceGroup().id)
var host = empty(hostName) ? '${name}.${apps.properties.defaultDomain}' : hostName
var nextSecret = empty(clientSecretNext) ? [] : [{ name: 'client-secret-next', value: clientSecretNext }]
var nextSetting = empty(clientSecretNext) ? [] : [{ name: 'CLIENT_SECRET_NEXT', secretRef: 'client-secret-next' }]

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource apps 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: name
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: name
}

// Only services within Azure reach the database, and only over TLS.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: server
  name: 'azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource service 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  properties: {
    managedEnvironmentId: apps.id
    configuration: {
      ingress: { external: true, targetPort: 3978, transport: 'auto' }
      secrets: concat([
        { name: 'client-secret', value: clientSecret }
        { name: 'link-secret', value: linkSecret }
        {
          name: 'database-url'
          value: 'postgres://${name}:${databasePassword}@${server.properties.fullyQualifiedDomainName}:5432/${name}?sslmode=require'
        }
      ], nextSecret)
    }
    template: {
      terminationGracePeriodSeconds: 40
      containers: [
        {
          name: name
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat([
            { name: 'PUBLIC_URL', value: 'https://${host}' }
            { name: 'TRUSTED_PROXIES', value: '1' }
            { name: 'TENANT_ID', value: tenantId }
            { name: 'CLIENT_ID', value: clientId }
            { name: 'TEAMS_APP_ID', value: teamsAppId }
            { name: 'CLIENT_SECRET', secretRef: 'client-secret' }
            { name: 'LINK_SECRET', secretRef: 'link-secret' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
          ], nextSetting)
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 3978 } }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 3978 } }
            { type: 'Startup', httpGet: { path: '/health/ready', port: 3978 }, periodSeconds: 5, failureThreshold: 30 }
          ]
        }
      ]
      scale: { minReplicas: copies, maxReplicas: copies }
    }
  }
  dependsOn: [ database, fromAzure ]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Kringwerk'
    endpoint: 'https://${host}/api/messages'
    msaAppId: clientId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

@description('PUBLIC_URL for `npm run manifest` and for the app registration.')
output publicUrl string = 'https://${host}'
