/**
 * Types of both engines that keep data: losing one loses what is in it. Every type that `@aws-cdk/aws-service-spec` calls
 * stateful is here (a test holds it), and those that it leaves out though they keep what nobody else has.
 */
const KEEPS: readonly string[] = [
  // Tables and databases.
  'AWS::DynamoDB::Table AWS::DynamoDB::GlobalTable AWS::Serverless::SimpleTable aws_dynamodb_table aws_dynamodb_global_table',
  'AWS::RDS::DBInstance AWS::RDS::DBCluster AWS::RDS::GlobalCluster aws_db_instance aws_rds_cluster aws_rds_cluster_instance aws_rds_global_cluster',
  'AWS::DSQL::Cluster aws_dsql_cluster',
  'AWS::DocDB::DBCluster AWS::DocDB::DBInstance AWS::DocDBElastic::Cluster aws_docdb_cluster aws_docdb_cluster_instance aws_docdbelastic_cluster aws_docdb_global_cluster',
  'AWS::Neptune::DBCluster AWS::Neptune::DBInstance AWS::NeptuneGraph::Graph aws_neptune_cluster aws_neptune_cluster_instance aws_neptunegraph_graph aws_neptune_global_cluster',
  'AWS::Redshift::Cluster AWS::RedshiftServerless::Namespace AWS::RedshiftServerless::Workgroup aws_redshift_cluster aws_redshiftserverless_namespace aws_redshiftserverless_workgroup',
  'AWS::ElastiCache::CacheCluster AWS::ElastiCache::ReplicationGroup AWS::ElastiCache::ServerlessCache AWS::ElastiCache::GlobalReplicationGroup aws_elasticache_cluster aws_elasticache_replication_group aws_elasticache_serverless_cache aws_elasticache_global_replication_group',
  'AWS::MemoryDB::Cluster AWS::DAX::Cluster aws_memorydb_cluster aws_dax_cluster',
  'AWS::Cassandra::Keyspace AWS::Cassandra::Table aws_keyspaces_keyspace aws_keyspaces_table',
  'AWS::Timestream::Database AWS::Timestream::Table AWS::Timestream::InfluxDBInstance aws_timestreamwrite_database aws_timestreamwrite_table aws_timestreaminfluxdb_db_instance',
  'AWS::QLDB::Ledger AWS::SDB::Domain aws_qldb_ledger aws_simpledb_domain',
  'AWS::OpenSearchService::Domain AWS::Elasticsearch::Domain AWS::OpenSearchServerless::Collection aws_opensearch_domain aws_elasticsearch_domain aws_opensearchserverless_collection',
  'AWS::Kendra::Index AWS::S3Vectors::VectorBucket AWS::S3Vectors::Index AWS::Bedrock::KnowledgeBase aws_kendra_index aws_bedrockagent_knowledge_base',
  // Files, volumes, backups, artifacts.
  'AWS::S3::Bucket AWS::S3Express::DirectoryBucket AWS::S3Tables::TableBucket AWS::S3Tables::Table AWS::S3Outposts::Bucket aws_s3_bucket aws_s3_directory_bucket aws_s3tables_table_bucket aws_s3tables_table',
  'AWS::EFS::FileSystem AWS::FSx::FileSystem AWS::FSx::Volume AWS::EC2::Volume aws_efs_file_system aws_fsx_lustre_file_system aws_fsx_ontap_file_system aws_fsx_openzfs_file_system aws_fsx_windows_file_system aws_ebs_volume',
  'AWS::Backup::BackupVault AWS::Backup::LogicallyAirGappedBackupVault aws_backup_vault aws_backup_logically_air_gapped_vault aws_ebs_snapshot aws_db_snapshot aws_db_cluster_snapshot aws_glacier_vault',
  'AWS::ECR::Repository AWS::CodeCommit::Repository AWS::CodeArtifact::Repository AWS::CodeArtifact::Domain aws_ecr_repository aws_codecommit_repository aws_codeartifact_repository aws_codeartifact_domain',
  'AWS::Glue::Database AWS::Glue::Table aws_glue_catalog_database aws_glue_catalog_table',
  // Messages and records on their way.
  'AWS::SQS::Queue AWS::Kinesis::Stream AWS::KinesisVideo::Stream aws_sqs_queue aws_kinesis_stream aws_kinesis_video_stream',
  'AWS::MSK::Cluster AWS::MSK::ServerlessCluster AWS::AmazonMQ::Broker aws_msk_cluster aws_msk_serverless_cluster aws_mq_broker',
  'AWS::Events::Archive aws_cloudwatch_event_archive',
  'AWS::Logs::LogGroup aws_cloudwatch_log_group',
  // People, keys and what is known nowhere else.
  'AWS::Cognito::UserPool AWS::Cognito::IdentityPool aws_cognito_user_pool aws_cognito_identity_pool',
  'AWS::KMS::Key AWS::KMS::ReplicaKey AWS::PaymentCryptography::Key aws_kms_key aws_kms_replica_key aws_kms_external_key',
  'AWS::SecretsManager::Secret AWS::SSM::Parameter aws_secretsmanager_secret aws_ssm_parameter',
  'AWS::Route53::HostedZone AWS::ACMPCA::CertificateAuthority aws_route53_zone aws_acmpca_certificate_authority',
  'AWS::EMR::Cluster AWS::SageMaker::Domain AWS::SageMaker::FeatureGroup aws_emr_cluster aws_sagemaker_domain aws_sagemaker_feature_group',
  'AWS::EKS::Cluster AWS::EC2::Instance AWS::Organizations::Account AWS::WorkSpaces::Workspace aws_eks_cluster aws_instance aws_organizations_account aws_workspaces_workspace',
  'AWS::APS::Workspace AWS::Grafana::Workspace AWS::DirectoryService::MicrosoftAD aws_prometheus_workspace aws_grafana_workspace aws_directory_service_directory',
  'AWS::IoTAnalytics::Datastore AWS::IoTSiteWise::Asset AWS::HealthLake::FHIRDatastore AWS::Omics::SequenceStore AWS::MediaStore::Container aws_media_store_container aws_omics_sequence_store',
  'AWS::CloudTrail::EventDataStore AWS::AppConfig::HostedConfigurationVersion AWS::VerifiedPermissions::PolicyStore aws_cloudtrail_event_data_store aws_verifiedpermissions_policy_store',
  // What is inside is somebody else's to know.
  'AWS::CloudFormation::Stack AWS::Serverless::Application aws_cloudformation_stack',
];

const TYPES: ReadonlySet<string> = new Set(KEEPS.flatMap((row) => row.split(' ')));

/** Losing it loses what is in it. */
export const isStateful = (type: string): boolean => TYPES.has(type);

/** Every type of the table. */
export const statefulTypes = (): readonly string[] => [...TYPES];
