understood = Je comprends les questions en anglais et en japonais.
