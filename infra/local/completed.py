"""Completes what MiniStack leaves out where no request passes that the gateway could answer."""

from observed import require


def complete() -> None:
    from ministack.services import apigateway_v1, lambda_svc
    from ministack.services.cloudformation import provisioners

    require(lambda_svc, "load_persisted_state")
    require(provisioners, "_RESOURCE_HANDLERS")
    require(apigateway_v1, "_stages_v1")
    require(lambda_svc, "_functions")
    require(lambda_svc, "_vpc_config_with_id")
    _keep_streams_over_restarts(lambda_svc)
    _keep_access_logs_of_stacks(provisioners, apigateway_v1)
    _keep_vpc_of_stacks(provisioners, lambda_svc)


def _keep_streams_over_restarts(lambda_svc) -> None:
    """A mapping's position outlives a restart, the records do not: it would skip as many new ones."""
    load = lambda_svc.load_persisted_state

    def load_at_horizon(state):
        positions = state.get("dynamodb_stream_positions")
        for mapping in getattr(positions, "_data", {}):
            positions._data[mapping] = 0
        load(state)

    lambda_svc.load_persisted_state = load_at_horizon


def _keep_access_logs_of_stacks(provisioners, apigateway_v1) -> None:
    """AccessLogSetting of a stage in a template is read by nobody."""

    def keep(_physical_id, props) -> None:
        stage = apigateway_v1._stages_v1.get(props.get("RestApiId", ""), {}).get(props.get("StageName", ""))
        setting = props.get("AccessLogSetting") or {}
        if stage is not None:
            stage["accessLogSettings"] = {
                key: setting[name]
                for name, key in (("DestinationArn", "destinationArn"), ("Format", "format")) if name in setting
            }

    _after_each(provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::Stage"], keep)


def _keep_vpc_of_stacks(provisioners, lambda_svc) -> None:
    """VpcConfig of a function in a template is read by nobody, while CreateFunction keeps it."""

    def keep(physical_id, props) -> None:
        function = lambda_svc._functions.get(physical_id)
        if function is not None:
            function["config"]["VpcConfig"] = lambda_svc._vpc_config_with_id(props.get("VpcConfig"))

    _after_each(provisioners._RESOURCE_HANDLERS["AWS::Lambda::Function"], keep)


def _after_each(handlers, keep) -> None:
    """Calls keep with what CloudFormation has just made or changed: its physical id and its properties."""
    create, update = handlers["create"], handlers["update"]

    def completed_create(logical_id, props, stack_name):
        made = create(logical_id, props, stack_name)
        keep(made[0], props)
        return made

    def completed_update(physical_id, old_props, new_props, stack_name, *more):
        made = update(physical_id, old_props, new_props, stack_name, *more)
        keep(made[0], new_props)
        return made

    handlers["create"], handlers["update"] = completed_create, completed_update
