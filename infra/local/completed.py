"""Completes what MiniStack leaves out where no request passes that the gateway could answer."""

from observed import require


def complete() -> None:
    from ministack.services import apigateway_v1, lambda_svc
    from ministack.services.cloudformation import provisioners

    require(lambda_svc, "load_persisted_state")
    require(provisioners, "_RESOURCE_HANDLERS")
    require(apigateway_v1, "_stages_v1")
    _keep_streams_over_restarts(lambda_svc)
    _keep_access_logs_of_stacks(provisioners, apigateway_v1)


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
    handlers = provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::Stage"]
    create, update = handlers["create"], handlers["update"]

    def keep(props) -> None:
        stage = apigateway_v1._stages_v1.get(props.get("RestApiId", ""), {}).get(props.get("StageName", ""))
        setting = props.get("AccessLogSetting") or {}
        if stage is not None:
            stage["accessLogSettings"] = {
                key: setting[name]
                for name, key in (("DestinationArn", "destinationArn"), ("Format", "format")) if name in setting
            }

    def completed_create(logical_id, props, stack_name):
        made = create(logical_id, props, stack_name)
        keep(props)
        return made

    def completed_update(physical_id, old_props, new_props, stack_name):
        made = update(physical_id, old_props, new_props, stack_name)
        keep(new_props)
        return made

    handlers["create"], handlers["update"] = completed_create, completed_update
